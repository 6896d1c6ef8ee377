import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createHash } from "node:crypto";
import { run, type Limits, type Outcome } from "../processes.ts";
import { cacheRoot, lock, toolLog } from "../tools/cache.ts";
import type { Found } from "../tools/tool.ts";

/** A stand-in for a public image: the same paths, users, entry points and variables, made of packages that this machine can reach. */
export interface StandIn {
  /** Which references it stands in for. */
  readonly matches: (reference: string) => boolean;
  /** The image it is built on. */
  readonly base?: (reference: string) => string;
  /** Fills the build folder and answers the Dockerfile. */
  readonly prepare: (reference: string, shop: Workshop) => Promise<string>;
}

/** What building a stand-in works with. */
export interface Workshop {
  readonly engine: Found;
  /** The build context. */
  readonly folder: string;
  /** Writes a file into the build context. */
  readonly write: (path: string, text: string, mode?: number) => void;
  /** Copies a file or folder of this machine into the build context. */
  readonly take: (from: string, to: string) => Promise<void>;
}

export const LABEL = "create-backend.stand-in";
const CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

/** Runs the engine's client. */
export async function docker(engine: Found, args: readonly string[], limits: Partial<Limits> = {}): Promise<Outcome> {
  const program = engine.folder === "" ? "docker" : join(engine.folder, "docker");
  return await run([program, ...args], { seconds: 60, ...limits, env: { ...engine.environment, ...limits.env } });
}

/** The label that an image on the engine carries; undefined when there is no such image, empty when it is not ours. */
export async function labelOf(engine: Found, reference: string): Promise<string | undefined> {
  const answer = await docker(engine, ["image", "inspect", "--format", `{{index .Config.Labels "${LABEL}"}}`, reference]);
  if (answer.code !== 0) return undefined;
  const label = answer.output.trim();
  return label === "<no value>" ? "" : label;
}

/** Builds one stand-in unless the engine has it already; a real image of that name is left alone. */
export async function build(engine: Found, reference: string, standIn: StandIn): Promise<void> {
  mkdirSync(join(cacheRoot, "build"), { recursive: true });
  const folder = mkdtempSync(join(cacheRoot, "build", "image-"));
  const unlock = await lock(join(cacheRoot, "build", `${createHash("sha256").update(reference).digest("hex").slice(0, 12)}.lock`));
  try {
    const present = await labelOf(engine, reference);
    const mark = recipeMark();
    if (present === "" || present === mark) return;
    const dockerfile = await standIn.prepare(reference, workshopIn(folder, engine));
    writeFileSync(join(folder, "Dockerfile"), `${dockerfile.trim()}\nLABEL ${LABEL}="${mark}"\n`);
    const built = await docker(engine, ["build", "--quiet", "--tag", reference, folder], { seconds: 600, log: toolLog(`image-${reference}`) });
    if (built.code !== 0) throw new Error(`the stand-in for ${reference} did not build: ${built.all.trim().slice(-400)}`);
  } finally {
    unlock();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Changes when any recipe in this folder changes: then the stand-ins are built anew. */
function recipeMark(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(import.meta.dirname).sort()) hash.update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest("hex").slice(0, 16);
}

function workshopIn(folder: string, engine: Found): Workshop {
  return {
    engine,
    folder,
    write(path, text, mode = 0o644) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text, { mode });
    },
    async take(from, to) {
      const target = join(folder, to);
      mkdirSync(dirname(target), { recursive: true });
      const copied = await run(["cp", "-rL", from, target], { seconds: 120 });
      if (copied.code !== 0) throw new Error(`cannot copy ${from}: ${copied.all.trim()}`);
    },
  };
}

/**
 * Puts this machine's certificate bundle into the build context and answers the line that copies it.
 * It comes last: Debian's packages write that file, too.
 */
export function certificates(shop: Workshop): string {
  const file = process.env.SSL_CERT_FILE ?? CERTIFICATES;
  if (!existsSync(file)) return "";
  copyFileSync(file, join(shop.folder, "ca-certificates.crt"));
  return `COPY ca-certificates.crt ${CERTIFICATES}\nENV SSL_CERT_FILE=${CERTIFICATES}`;
}

/** The line that installs Debian packages and leaves no lists behind. */
export function aptInstall(...packages: readonly string[]): string {
  return `RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${packages.join(" ")} && rm -rf /var/lib/apt/lists/*`;
}
