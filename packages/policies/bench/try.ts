import { parseBlueprint } from "@create-backend/core";
import { check } from "../src/index.ts";
import { readFileSync } from "node:fs";
import { readTree } from "./read-tree.ts";

/** Checks a folder and prints what `check` says: `tsx bench/try.ts FOLDER [AGREEMENT]`. */
const folder = process.argv[2] ?? ".";
const tree = readTree(folder);
const agreement = process.argv[3] === undefined ? tree.get("backend.yaml")?.content : readFileSync(process.argv[3], "utf8");
const blueprint = parseBlueprint(typeof agreement === "string" ? agreement : "");
const times: number[] = [];
let result = check({ tree, blueprint, now: new Date() });
for (let run = 0; run < 5; run++) {
  const start = performance.now();
  result = check({ tree, blueprint, now: new Date() });
  times.push(performance.now() - start);
}
for (const { policy, location: { path, line, column }, message, fix } of [...result.findings, ...result.health]) console.log(`${path}:${line}:${column} ${policy}\n  ${message}\n  → ${fix}`);
console.log(JSON.stringify(result.counts), times.map((time) => time.toFixed(1)).join(" "), "ms");
