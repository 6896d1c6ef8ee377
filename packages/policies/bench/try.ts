import { parseBlueprint } from "@create-backend/core";
import { check } from "../src/index.ts";
import { readTree } from "./read-tree.ts";

/** Checks a folder and prints what `check` says: `tsx bench/try.ts FOLDER`. */
const folder = process.argv[2] ?? ".";
const tree = readTree(folder);
const blueprint = parseBlueprint((tree.get("backend.yaml")?.content as string | undefined) ?? "");
const times: number[] = [];
let result = check({ tree, blueprint, now: new Date() });
for (let run = 0; run < 5; run++) {
  const start = performance.now();
  result = check({ tree, blueprint, now: new Date() });
  times.push(performance.now() - start);
}
for (const { policy, location: { path, line, column }, message, fix } of [...result.findings, ...result.health]) console.log(`${path}:${line}:${column} ${policy}\n  ${message}\n  → ${fix}`);
console.log(JSON.stringify(result.counts), times.map((time) => time.toFixed(1)).join(" "), "ms");
