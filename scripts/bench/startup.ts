import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { medians, type Figure, type Subject } from "./measure.ts";
import { peer } from "./peers.ts";
import { offline } from "./whole.ts";

const betterTStack = "create app --frontend none --backend fastify --runtime node --api none --database postgres --orm drizzle --auth none --payments none --addons turborepo --examples none --db-setup none --web-deploy none --server-deploy none --no-git --package-manager pnpm --no-install";

/** Start-up and generation against the two best-known generators, none of them installing anything. */
export function startup(root: string, work: string, node: string): Figure[] {
  const ours = join(root, "packages/cli/bin/create-backend.js");
  const cwd = join(work, "startup");
  mkdirSync(cwd, { recursive: true });
  const clean = (name: string) => (): void => rmSync(join(cwd, name), { recursive: true, force: true });
  const subject = (name: string, args: readonly string[], before?: () => void): Subject => ({ name, command: node, args, cwd, env: offline, ...(before === undefined ? {} : { before }) });
  const all = medians(
    [
      subject("node", ["-e", "0"]),
      subject("help", [ours, "--help"]),
      subject("generate", [ours, "shop", "--yes", "--no-install", "--no-git"], clean("shop")),
      subject("create-better-t-stack", [peer(work, "create-better-t-stack"), ...betterTStack.split(" ")], clean("app")),
    ],
    7,
  );
  const jhipster = medians([subject("jhipster", [peer(work, "generator-jhipster", "jhipster"), "app", "--defaults", "--skip-install", "--skip-git", "--skip-client", "--no-insight", "--force"], clean("app"))], 1);
  if (!existsSync(join(cwd, "shop/backend.yaml"))) throw new Error("The generation left nothing.");
  const at = (name: string): number => all.get(name) ?? jhipster.get(name) ?? Number.NaN;
  const times = (name: string): number => at(name) / at("generate");
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  return [
    { what: "`create-backend --help` over `node -e 0`", figure: `+${ms(at("help") - at("node"))}`, goal: "at most +40 ms", met: at("help") - at("node") <= 40 },
    { what: "`create-backend shop --yes --no-install --no-git`", figure: ms(at("generate")), goal: "at most 600 ms", met: at("generate") <= 600 },
    { what: `create-better-t-stack, a comparable Fastify project (${ms(at("create-better-t-stack"))})`, figure: `${times("create-better-t-stack").toFixed(1)} times our time`, goal: "at least 5 times", met: times("create-better-t-stack") >= 5 },
    { what: `JHipster (${ms(at("jhipster"))})`, figure: `${times("jhipster").toFixed(0)} times our time`, goal: "at least 30 times", met: times("jhipster") >= 30 },
  ];
}
