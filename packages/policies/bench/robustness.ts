import { readFileSync } from "node:fs";
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
const pieces = ["`", "${", "}", "{", "(", ")", '"', "'", '"""', "/*", "*/", "//", "#", "\\", "<", ">", "</", "/", "import ", "from ", "export {", "require(", "\n", "\r\n", "\ufeff", "\u0000", "é", '$"', '@"', "if TYPE_CHECKING:\n"];

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
  tablesIn(text);
  readDockerfile(path, text);
}

const files = [...filesBelow(folder, /\.(?:[cm]?[jt]sx?|py|java|go|cs|vue)$/)];
let slowest = { path: "", milliseconds: 0 };
for (let round = 0; round < Number(rounds); round++) {
  const path = pick(files);
  const text = readFileSync(path, "utf8");
  if (text.length === 0 || text.length > 300_000) continue;
  const start = performance.now();
  read(path, broken(text));
  const milliseconds = performance.now() - start;
  if (milliseconds > slowest.milliseconds) slowest = { path, milliseconds };
}
const long = [`const a = ${"(".repeat(1000)}1${")".repeat(1000)}; require("x")`, "x".repeat(10_000_000), `require("x");${"`${".repeat(5000)}`, `import ${"a.".repeat(100_000)}`, "<a>".repeat(20_000), 'x = f"{'.repeat(1) + 'f"{'.repeat(20_000), 'x = f"{a:{'.repeat(1) + "a:{".repeat(20_000), `class A { string s = ${'$"{'.repeat(20_000)}`, "<A b={".repeat(20_000), "/".repeat(1_000_000), '"'.repeat(1_000_000), `require("x");${"/*".repeat(500_000)}`];
for (const text of long)
  for (const name of ["a.tsx", "a.ts", "a.py", "A.java", "a.go", "A.cs"]) {
    const start = performance.now();
    read(name, text);
    const milliseconds = performance.now() - start;
    if (milliseconds > slowest.milliseconds) slowest = { path: `${name} of ${text.length} characters: ${text.slice(0, 20)}`, milliseconds };
  }
console.log(`${rounds} broken files read; the slowest took ${slowest.milliseconds.toFixed(0)} ms (${slowest.path})`);
