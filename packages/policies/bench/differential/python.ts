import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { scanPython } from "../../src/graph/python/scan.ts";
import { positionOf } from "../../src/graph/position.ts";
import { compareLines, filesBelow, newTally, type Tally } from "./files.ts";

/** Compares the Python scanner with CPython's `ast` over every source below a folder. */
export function comparePython(corpus: string, python: string): Tally {
  const tally = newTally();
  const paths = [...filesBelow(corpus, /\.pyi?$/)];
  const script = fileURLToPath(new URL("cpython.py", import.meta.url));
  const { stdout } = spawnSync(python, ["-W", "ignore", script], { input: `${paths.join("\n")}\n`, encoding: "utf8", maxBuffer: 1 << 30 });
  const answers = stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as readonly string[] | null);
  if (answers.length !== paths.length) throw new Error(`CPython answered for ${answers.length} of ${paths.length} files`);
  paths.forEach((path, index) => {
    const theirs = answers[index];
    if (theirs === null || theirs === undefined) tally.rejected++;
    else compareFile(tally, path, theirs);
  });
  return tally;
}

function compareFile(tally: Tally, path: string, theirs: readonly string[]): void {
  const bytes = readFileSync(path);
  const text = bytes.toString(bytes.includes(0xff) || /coding[:=]\s*(?!utf)/.test(bytes.toString("latin1", 0, 200)) ? "latin1" : "utf8").replace(/^\ufeff/, "").replace(/\r(?!\n)/g, "\n");
  const { imports, broken } = scanPython(text);
  const ours = imports
    .filter(({ kind }) => kind === "import")
    .map(({ typeOnly, specifier, names, start }) => `${typeOnly ? "type" : "value"} ${positionOf(text, start).line} ${specifier}${names === undefined ? "" : ` ${names.join(",")}`}`);
  compareLines(tally, path, { ours, theirs });
  if (broken !== undefined) tally.differences.push(`${path}: called broken at ${broken}`);
}
