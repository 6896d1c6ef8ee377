import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseBlueprint } from "../../packages/core/src/index.ts";
import { cache, repositoryOf, type PackageName } from "../../packages/policies/bench/corpus.ts";
import { peersIn, type Peer } from "../../packages/policies/bench/peers.ts";
import { readTree } from "../../packages/policies/bench/read-tree.ts";
import { baselineOf, check } from "../../packages/policies/src/index.ts";
import type { Figure } from "./measure.ts";
import { Runs, once, type Program } from "./whole.ts";

/** Trees of published packages, each a module; the goals are times a peer's time, at least, and oxlint's time by ours. */
interface Size {
  readonly names: readonly PackageName[];
  readonly rounds: number;
  /** Rounds of the slow peers, whose ratios are large. */
  readonly slow: number;
  readonly goals: Readonly<Record<string, number>>;
  /** A file that is changed between two runs; without one, only cold runs are measured. */
  readonly changed?: string;
}

const sizes: readonly Size[] = [
  { names: ["wagmi"], rounds: 7, slow: 3, goals: { cruiser: 9, boundaries: 14, oxlint: 1 / 1.3 } },
  { names: ["wagmi", "wagmi-core", "rxjs", "openai", "puppeteer-core"], rounds: 7, slow: 2, goals: { cruiser: 14, boundaries: 30, oxlint: 1 / 1.3 } },
  { names: ["wagmi", "wagmi-core", "rxjs", "openai", "zod", "cloudflare"], rounds: 5, slow: 1, goals: { cruiser: 20, boundaries: 40, oxlint: 2 } },
  { names: ["wagmi", "wagmi-core", "rxjs", "openai", "zod", "cloudflare", "puppeteer-core", "viem", "ox", "effect", "anthropic", "typeorm"], rounds: 3, slow: 1, goals: { cruiser: 30, boundaries: 50, oxlint: 6 }, changed: "modules/rxjs/src/index.ts" },
];

/** The check of a folder as a whole process: green with its baseline, but for the few imports of published sources that lead nowhere, which no baseline covers. */
export function ourCheck(root: string, folder: string): Program {
  return { command: ["node", join(root, "packages/cli/bin/create-backend.js"), "check", folder], exits: [0, 1], says: /^(?:✓ .*|✗ \d+ errors?.*)\n {2}\d+ files and \d+ imports of bench judged by/m };
}

/** The same without what an earlier run left. */
export function cold({ command, ...rest }: Program): Program {
  return { ...rest, command: [...command, "--no-cache"] };
}

/** Known debt goes into a baseline; the count of files that are judged. */
export function agreed(folder: string): number {
  const moduleOf = (file: string): string => file.split("/")[1] ?? "rest";
  const tree = readTree(folder);
  const { findings, counts } = check({ tree, blueprint: parseBlueprint(String(tree.get("backend.yaml")?.content)), now: new Date() });
  for (const [path, text] of baselineOf(findings, tree, moduleOf)) put(folder, path, text);
  spawnSync("git", ["init", "--quiet"], { cwd: folder });
  // The cache of dependency-cruiser compares with a commit.
  spawnSync("git", ["add", "--all"], { cwd: folder });
  spawnSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "--message", "As published"], { cwd: folder });
  return counts.units;
}

/** Writes a file of a tree. */
export function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Whole-process checks against the peers on the same trees, in turn; `only` leaves out sizes with other numbers. */
export function* guard(root: string, only?: number): Iterable<Figure> {
  const peers = peersIn(cache);
  for (const index of sizes.keys()) if (only === undefined || only === index) yield* measure(root, index, peers);
}

/** The repository of a size, its debt known, and how many of its files are judged. */
export function repositoryOfSize(index: number): { readonly folder: string; readonly files: number } {
  const { names } = sizes[index] as Size;
  const folder = repositoryOf(join(cache, "trees", `guard-${index}`), names);
  for (const name of names) keepSources(join(folder, "modules", name));
  // Published packages have no domain layer; with one, no policy of the default pack is idle.
  put(folder, `modules/${names[0]}/src/domain/money.ts`, "export type Money = { readonly cents: bigint };\n");
  return { folder, files: agreed(folder) };
}

function* measure(root: string, index: number, peers: readonly Peer[]): Iterable<Figure> {
  const { rounds, slow, goals, changed } = sizes[index] as Size;
  const { folder, files } = repositoryOfSize(index);
  const ours = ourCheck(root, folder);
  const runs = new Runs(folder);
  for (let round = 0; round < rounds; round++) {
    runs.add("cold", cold(ours));
    for (const peer of peers) if (!peer.slow || round < slow) runs.add(peer.name, peer);
  }
  const name = (part: string): string => peers.find((peer) => peer.name.includes(part))?.name ?? part;
  for (const part of ["cruiser", "boundaries", "oxlint"]) yield against(runs, `${files} files, cold`, [name(part), "cold", goals[part] ?? 0]);
  const memory = runs.peak(name("cruiser")) / runs.peak("cold");
  yield { what: `${files} files, peak memory of dependency-cruiser by ours (${runs.peak("cold").toFixed(0)} MB)`, figure: `${memory.toFixed(1)} times ours`, goal: "at least 5 times", met: memory >= 5 };
  if (changed === undefined) return;
  warm(runs, { folder, rounds, slow, changed }, [ours, peers[0] as Peer]);
  yield against(runs, `${files} files, no file changed`, ["dependency-cruiser, cached", "warm", 5]);
  yield against(runs, `${files} files, one file changed`, ["dependency-cruiser, cached, one changed", "warm, one changed", 80]);
}

/** What was built is no source: a checkout has none, and no baseline covers it. */
function keepSources(folder: string): void {
  const whole = !existsSync(join(folder, "src"));
  for (const entry of readdirSync(folder)) if (whole ? /^(?:dist|_cjs|_esm|_types)$/.test(entry) : entry !== "src" && entry !== "package.json") rmSync(join(folder, entry), { recursive: true, force: true });
}

/** How many times our time another takes. */
export function against(runs: Runs, what: string, [theirs, own, goal]: readonly [theirs: string, own: string, goal: number]): Figure {
  const [their, our] = [runs.seconds(theirs), runs.seconds(own)];
  return { what: `${what}: ${theirs} (${their.toFixed(2)} s) by ours (${our.toFixed(2)} s)`, figure: `${(their / our).toFixed(1)} times our time`, goal: `at least ${goal.toFixed(1)} times`, met: their / our >= goal };
}

/** With caches: nothing changed, then one comment more. */
function warm(runs: Runs, { folder, rounds, slow, changed }: { readonly folder: string; readonly rounds: number; readonly slow: number; readonly changed: string }, [ours, cruiser]: readonly [Program, Peer]): void {
  const cached = { ...cruiser, command: [...cruiser.command, "--cache", join(folder, ".dependency-cruiser"), "--cache-strategy", "metadata"] };
  for (const program of [ours, cached]) once(program, folder);
  for (let round = 0; round < rounds; round++) {
    runs.add("warm", ours);
    runs.add("dependency-cruiser, cached", cached);
  }
  for (let round = 0; round < rounds; round++) {
    appendFileSync(join(folder, changed), "// changed\n");
    runs.add("warm, one changed", ours);
    if (round < slow) runs.add("dependency-cruiser, cached, one changed", cached);
  }
  rmSync(join(folder, ".dependency-cruiser"), { recursive: true, force: true });
}

/** Puts a table between the marks of the README that are its own. */
export function writeGuardTable(readme: string, table: string): void {
  writeFileSync(readme, readFileSync(readme, "utf8").replace(/(<!-- guard figures -->\n)[\s\S]*?(<!-- \/guard figures -->)/, `$1${table}\n$2`));
}
