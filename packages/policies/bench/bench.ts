import { parseBlueprint } from "@create-backend/core";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { baselineOf, check } from "../src/index.ts";
import { cache, repositoryOf, type PackageName } from "./corpus.ts";
import { peersIn, type Peer } from "./peers.ts";
import { readTree } from "./read-tree.ts";

/**
 * Whole processes, in turn, on the same tree: `create-backend check` with its default policies, a baseline and the terminal report, against the peers.
 * `tsx bench/bench.ts [--sizes small,middle] [--rounds 3]`; the bundle must be built (`pnpm build`).
 */
const sizes: Readonly<Record<string, readonly PackageName[]>> = {
  small: ["rxjs"],
  middle: ["effect", "zod"],
  large: ["rxjs", "effect", "viem", "wagmi", "zod"],
};

const bundle = fileURLToPath(new URL("../../cli/bin/create-backend.js", import.meta.url));

function argument(name: string, usual: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : (process.argv[at + 1] ?? usual);
}

/** Seconds of one run; undefined when the program failed to start or was stopped after five minutes. */
function seconds([program = "", ...options]: readonly string[], cwd: string): number | undefined {
  const start = process.hrtime.bigint();
  const { error, status } = spawnSync(program, options, { cwd, stdio: "ignore", timeout: 300_000, env: { ...process.env, NO_COLOR: "1" } });
  // Some peers exit with the number of their errors.
  return error !== undefined || status === null ? undefined : Number(process.hrtime.bigint() - start) / 1e9;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Known debt of a repository, so that the measured run is green. */
function writeBaseline(folder: string): number {
  const tree = readTree(folder);
  const blueprint = parseBlueprint(tree.get("backend.yaml")?.content as string);
  const { findings, counts } = check({ tree, blueprint, now: new Date() });
  for (const [path, text] of baselineOf(findings, (path_) => path_.split("/")[1] ?? "rest")) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return counts.units;
}

interface Row {
  readonly size: string;
  readonly files: number;
  readonly ours: number;
  readonly peers: Readonly<Record<string, number>>;
}

function measure(size: string, peers: readonly Peer[], rounds: number): Row {
  const folder = repositoryOf(join(cache, "trees", size), sizes[size] as readonly PackageName[]);
  const files = writeBaseline(folder);
  const ours: number[] = [];
  const theirs = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++)
    for (const { name, command } of [{ name: "ours", command: ["node", bundle, "check", folder] }, ...peers]) {
      const time = seconds(command, folder);
      if (time === undefined) continue;
      if (name === "ours") ours.push(time);
      else theirs.set(name, [...(theirs.get(name) ?? []), time]);
    }
  return { size, files, ours: median(ours), peers: Object.fromEntries([...theirs].map(([name, times]) => [name, median(times)])) };
}

function table(rows: readonly Row[], peers: readonly Peer[]): string {
  const head = ["files", "create-backend check", ...peers.map(({ name }) => name)];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const cell = (row: Row, name: string): string => {
    const time = row.peers[name];
    return time === undefined ? "failed" : `${time.toFixed(2)} s (${(time / row.ours).toFixed(1)}x)`;
  };
  return [line(head), line(head.map(() => "---")), ...rows.map((row) => line([String(row.files), `${row.ours.toFixed(2)} s`, ...peers.map(({ name }) => cell(row, name))]))].join("\n");
}

if (!existsSync(bundle) || readdirSync(dirname(bundle)).length === 0) throw new Error("Build the command line first: pnpm build");
const peers = peersIn(cache);
const rounds = Number(argument("rounds", "3"));
const rows = argument("sizes", "small,middle,large").split(",").map((size) => measure(size, peers, rounds));
console.log(table(rows, peers));
writeFileSync(fileURLToPath(new URL("results.json", import.meta.url)), `${JSON.stringify(rows, null, 2)}\n`);
