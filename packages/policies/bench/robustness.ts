import { readFileSync } from "node:fs";
import { grouped } from "@create-backend/core";
import { environmentReads } from "../src/graph/environment-reads.ts";
import { Look } from "../src/graph/look.ts";
import { liquibaseTables } from "../src/graph/tables/liquibase.ts";
import { mybatisTables } from "../src/graph/tables/mybatis.ts";
import { prismaTables } from "../src/graph/tables/prisma.ts";
import { readYamlDocuments } from "../src/graph/yaml-value.ts";
import { fromPom } from "../src/manifests/dependencies/from-xml.ts";
import { literalsOf } from "../src/graph/literals-of.ts";
import { languages } from "../src/graph/languages.ts";
import { readDockerfile } from "../src/manifests/dockerfile/read-dockerfile.ts";
import { tablesIn } from "../src/graph/tables/sql-tables.ts";
import { filesBelow } from "./differential/files.ts";

/**
 * Breaks sources at random and reads them: nothing may throw or take long. `tsx bench/robustness.ts FOLDER [ROUNDS] [SEED]`.
 * The same seed breaks the same files in the same places.
 */
const [folder = ".", rounds = "20000", seed = "1"] = process.argv.slice(2);

/** Numbers below one from a seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomFrom(Number(seed));
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const pieces = ["`", "${", "}", "{", "(", ")", '"', "'", '"""', "/*", "*/", "//", "#", "\\", "<", ">", "</", "/", "import ", "from ", "export {", "require(", "\n", "\r\n", "\ufeff", "\u0000", "é", '$"', '@"', "if TYPE_CHECKING:\n", "/** @type {import('./a').A}", "@import {", "import.meta.glob([", "new URL('./a', import.meta.url)"];

function broken(text: string): string {
  let result = text;
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const at = Math.floor(random() * result.length);
    const kind = random();
    if (kind < 0.4) result = result.slice(0, at) + pick(pieces) + result.slice(at);
    else if (kind < 0.7) result = result.slice(0, at) + result.slice(at + 1 + Math.floor(random() * 40));
    else if (kind < 0.85) result = result.slice(0, at);
    else result = result.slice(0, at) + result.slice(Math.floor(random() * result.length));
  }
  return result;
}

function read(path: string, text: string): void {
  for (const language of languages) if (language.files.test(path)) language.scan(text, path);
  literalsOf(text, path);
  environmentReads(new Look(text, path));
  tablesIn(text);
  if (/\.ya?ml$/.test(path)) readYamlDocuments(path, text);
  if (/\.xml$/.test(path)) {
    fromPom(text);
    liquibaseTables(`databaseChangeLog${text}`, path);
    mybatisTables(text);
  }
  if (path.endsWith(".prisma")) prismaTables(text);
  if (/\.(?:sql|[^./]*file|ya?ml)$/i.test(path)) readDockerfile(path, text);
}

/** Milliseconds of processor, which other programs on the machine do not lengthen. */
function processorTimeOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Sources by their ending: every kind is broken as often as every other. */
const files = [...grouped(filesBelow(folder, /\.(?:[cm]?[jt]sx?|py|java|go|cs|vue|sql|ya?ml|xml|prisma)$/), (path) => path.slice(path.lastIndexOf(".")))];
const counts = new Map<string, number>();
let slowest = { path: "", milliseconds: 0 };
let memory = 0;
for (let round = 0; round < Number(rounds); ) {
  const [kind, paths] = pick(files);
  const path = pick(paths);
  const text = readFileSync(path, "utf8");
  if (text.length === 0 || text.length > 300_000) continue;
  round++;
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (round % 1000 === 0) memory = Math.max(memory, process.memoryUsage().rss);
  const milliseconds = processorTimeOf(() => read(path, broken(text)));
  if (milliseconds > slowest.milliseconds) slowest = { path, milliseconds };
}
const long = [`const a = ${"(".repeat(1000)}1${")".repeat(1000)}; require("x")`, "x".repeat(10_000_000), `require("x");${"`${".repeat(5000)}`, `import ${"a.".repeat(100_000)}`, "<a>".repeat(20_000), 'x = f"{'.repeat(1) + 'f"{'.repeat(20_000), 'x = f"{a:{'.repeat(1) + "a:{".repeat(20_000), `class A { string s = ${'$"{'.repeat(20_000)}`, "<A b={".repeat(20_000), "/".repeat(1_000_000), '"'.repeat(1_000_000), `require("x");${"/*".repeat(500_000)}`];
for (const text of long)
  for (const name of ["a.tsx", "a.ts", "a.py", "A.java", "a.go", "A.cs"]) {
    const milliseconds = processorTimeOf(() => read(name, text));
    if (milliseconds > slowest.milliseconds) slowest = { path: `${name} of ${text.length} characters: ${text.slice(0, 20)}`, milliseconds };
  }
console.log([...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${count}`).join(", "));
console.log(`${rounds} broken files read in at most ${(memory / 1e6).toFixed(0)} MB; the slowest took ${slowest.milliseconds.toFixed(0)} ms of processor (${slowest.path})`);
