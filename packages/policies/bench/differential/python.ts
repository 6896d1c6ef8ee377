import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { scanPython } from "../../src/graph/python/scan.ts";
import { positionOf } from "../../src/graph/position.ts";
import { ask } from "./ask.ts";
import { compareLines, filesBelow, newTally, type Tally } from "./files.ts";

/** Compares the Python scanner with CPython's `ast` over every source below a folder. */
export function comparePython(corpus: string, python: string): Tally {
  const tally = newTally();
  const paths = [...filesBelow(corpus, /\.pyi?$/)];
  const script = fileURLToPath(new URL("oracles/cpython.py", import.meta.url));
  const answers = ask([python, "-W", "ignore", script], paths);
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
