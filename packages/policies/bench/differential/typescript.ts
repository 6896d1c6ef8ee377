import { scanTypeScript } from "../../src/graph/typescript/scan.ts";
import { compareLines, filesBelow, newTally, readText, type Tally } from "./files.ts";
import { documentedImports } from "./jsdoc.ts";
import { oxcOracle } from "./oxc.ts";

const spoken: Readonly<Record<string, string>> = { "side-effect": "import", worker: "url" };

/** Compares the TypeScript scanner with oxc-parser, and for types in comments with TypeScript, over every source below a folder. */
export function compareTypeScript(corpus: string, tools: string): Tally {
  const oracle = oxcOracle(tools);
  const tally = newTally();
  for (const path of filesBelow(corpus, /\.(?:[cm]?[jt]s|[jt]sx)$/)) {
    const text = readText(path);
    if (text === undefined || text.length > 4_000_000) continue;
    const theirs = oracle(path, text);
    if (theirs === undefined) {
      tally.rejected++;
      continue;
    }
    const { imports, broken } = scanTypeScript(text, path);
    // What only a loader of modules knows is a name, and no import that a parser could tell.
    const ours = imports.filter(({ kind, loaded }) => kind !== "reference" && loaded !== true).map(({ kind, typeOnly, specifier, start, end }) => `${spoken[kind] ?? kind} ${typeOnly ? "type" : "value"} ${start}-${end} ${specifier}`);
    compareLines(tally, path, { ours, theirs: [...theirs, ...documentedImports(path, text)] });
    if (broken !== undefined) tally.differences.push(`${path}: called broken at ${broken}`);
  }
  return tally;
}
