import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseBlueprint } from "../../packages/core/src/index.ts";
import { cache, repositoryOf, type PackageName } from "../../packages/policies/bench/corpus.ts";
import { peersIn, type Peer } from "../../packages/policies/bench/peers.ts";
import { readTree } from "../../packages/policies/bench/read-tree.ts";
import { baselineOf, check } from "../../packages/policies/src/index.ts";
import { median, type Figure } from "./measure.ts";

/** Trees of published packages, each a module; the goals are times a peer's time, at least, and oxlint's time by ours. */
interface Size {
  readonly names: readonly PackageName[];
  readonly rounds: number;
  readonly goals: Readonly<Record<string, number>>;
  /** A file that is changed between two runs. */
  readonly changed: string;
}

const sizes: readonly Size[] = [
  { names: ["wagmi"], rounds: 5, goals: { cruiser: 9, boundaries: 14, oxlint: 1 / 1.3 }, changed: "modules/wagmi/src/index.ts" },
  { names: ["wagmi", "rxjs", "effect"], rounds: 3, goals: { cruiser: 14, boundaries: 30, oxlint: 1 / 1.3 }, changed: "modules/rxjs/src/index.ts" },
  { names: ["rxjs", "effect", "typeorm"], rounds: 3, goals: { cruiser: 20, boundaries: 40, oxlint: 2 }, changed: "modules/rxjs/src/index.ts" },
  { names: ["wagmi", "rxjs", "effect", "zod", "viem"], rounds: 3, goals: { cruiser: 30, boundaries: 50, oxlint: 6 }, changed: "modules/rxjs/src/index.ts" },
];

interface Run {
  readonly seconds: number;
  /** Peak resident memory in MB, where `/usr/bin/time` tells it. */
  readonly peak: number | undefined;
}

const timer = "/usr/bin/time";

/** One whole process, whatever it ends with: findings are no failure here. */
function once([program = "", ...words]: readonly string[], cwd: string): Run {
  const timed = existsSync(timer);
  const start = performance.now();
  const { error, status, stderr } = spawnSync(timed ? timer : program, timed ? ["-f", "%M", program, ...words] : words, { cwd, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8", timeout: 900_000, maxBuffer: 1e9, env: { ...process.env, NO_COLOR: "1" } });
  if (error !== undefined || status === null) throw new Error(`${program} ${words.join(" ")} did not end: ${stderr.slice(-300)}`);
  const kilobytes = Number(/(\d+)\s*$/.exec(stderr)?.[1]);
  return { seconds: (performance.now() - start) / 1000, peak: timed && Number.isFinite(kilobytes) ? kilobytes / 1000 : undefined };
}

/** Known debt, so that what is measured is a green run with a baseline. */
function agreed(folder: string): number {
  const tree = readTree(folder);
  const { findings, counts } = check({ tree, blueprint: parseBlueprint(String(tree.get("backend.yaml")?.content)), now: new Date() });
  for (const [path, text] of baselineOf(findings, tree, (file) => file.split("/")[1] ?? "rest")) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  spawnSync("git", ["init", "--quiet"], { cwd: folder });
  return counts.units;
}

/** Whole-process checks against the peers on the same trees, in turn; `only` leaves out sizes with other numbers. */
export function guard(root: string, only?: number): Figure[] {
  const peers = peersIn(cache);
  return sizes.flatMap((size, index) => (only === undefined || only === index ? measure(root, size, peers) : []));
}

function measure(root: string, { names, rounds, goals, changed }: Size, peers: readonly Peer[]): Figure[] {
  const folder = repositoryOf(join(cache, "trees", names.join("+")), names);
  const files = agreed(folder);
  const ours = ["node", join(root, "packages/cli/bin/create-backend.js"), "check", folder];
  const runs = new Map<string, Run[]>();
  const add = (name: string, command: readonly string[]): void => void runs.set(name, [...(runs.get(name) ?? []), once(command, folder)]);
  for (let round = 0; round < rounds; round++) {
    add("cold", [...ours, "--no-cache"]);
    for (const { name, command } of peers) add(name, command);
  }
  warm({ folder, rounds, changed }, { ours, cruiser: peers[0] as Peer, add });
  const at = (name: string): number => median((runs.get(name) ?? []).map(({ seconds }) => seconds));
  const peak = (name: string): number => median((runs.get(name) ?? []).flatMap((run) => run.peak ?? []));
  const against = (what: string, [theirs, own, goal]: readonly [string, string, number]): Figure => {
    const ratio = at(theirs) / at(own);
    return { what: `${files} files, ${what}: ${theirs} (${at(theirs).toFixed(2)} s) by ours (${at(own).toFixed(2)} s)`, figure: `${ratio.toFixed(1)} times our time`, goal: `at least ${goal.toFixed(1)} times`, met: ratio >= goal };
  };
  const name = (part: string): string => peers.find((peer) => peer.name.includes(part))?.name ?? part;
  const memory = peak(name("cruiser")) / peak("cold");
  return [
    against("cold", [name("cruiser"), "cold", goals["cruiser"] ?? 0]),
    against("cold", [name("boundaries"), "cold", goals["boundaries"] ?? 0]),
    against("cold", [name("oxlint"), "cold", goals["oxlint"] ?? 0]),
    { what: `${files} files, peak memory of dependency-cruiser by ours (${peak("cold").toFixed(0)} MB)`, figure: `${memory.toFixed(1)} times ours`, goal: "at least 5 times", met: memory >= 5 },
    ...(files > 5000 ? [against("no file changed", ["dependency-cruiser, cached", "warm", 5]), against("one file changed", ["dependency-cruiser, cached, one changed", "warm, one changed", 80])] : []),
  ];
}

/** With caches: nothing changed, then one comment more. */
function warm({ folder, rounds, changed }: { readonly folder: string; readonly rounds: number; readonly changed: string }, { ours, cruiser, add }: { readonly ours: readonly string[]; readonly cruiser: Peer; readonly add: (name: string, command: readonly string[]) => void }): void {
  const cached = [...cruiser.command, "--cache", join(folder, ".dependency-cruiser"), "--cache-strategy", "metadata"];
  once(ours, folder);
  once(cached, folder);
  for (let round = 0; round < rounds; round++) {
    add("warm", ours);
    add("dependency-cruiser, cached", cached);
    appendFileSync(join(folder, changed), "// changed\n");
    add("warm, one changed", ours);
    add("dependency-cruiser, cached, one changed", cached);
  }
  rmSync(join(folder, ".dependency-cruiser"), { recursive: true, force: true });
}

/** Puts a table between the marks of the README that are its own. */
export function writeGuardTable(readme: string, table: string): void {
  writeFileSync(readme, readFileSync(readme, "utf8").replace(/(<!-- guard figures -->\n)[\s\S]*?(<!-- \/guard figures -->)/, `$1${table}\n$2`));
}
