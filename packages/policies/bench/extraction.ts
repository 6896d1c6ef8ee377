import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { scanCSharp } from "../src/graph/csharp/scan.ts";
import { scanGo } from "../src/graph/go/scan.ts";
import { scanJava } from "../src/graph/java/scan.ts";
import { goModule, mavenSources, npmTools } from "./corpus.ts";
import { filesBelow } from "./differential/files.ts";

interface Parser {
  setLanguage(language: unknown): void;
  parse(text: string): { delete(): void };
}

interface TreeSitter {
  readonly Parser: { new (): Parser; init(): Promise<void> };
  readonly Language: { load(path: string): Promise<unknown> };
}

interface Extraction {
  readonly name: string;
  readonly folders: () => readonly string[];
  readonly files: RegExp;
  readonly scan: (text: string) => unknown;
  readonly grammar: string;
}

/** Sources of C# come with the Go module that they share a repository with: NuGet packages hold none. */
const extractions: readonly Extraction[] = [
  { name: "Java", folders: () => ["org.springframework:spring-core:6.2.7", "org.springframework:spring-context:6.2.7"].map(mavenSources), files: /\.java$/, scan: scanJava, grammar: "tree-sitter-java/tree-sitter-java.wasm" },
  { name: "Go", folders: () => [goModule("github.com/prometheus/prometheus@v0.54.1")], files: /\.go$/, scan: scanGo, grammar: "tree-sitter-go/tree-sitter-go.wasm" },
  { name: "C#", folders: () => [goModule("github.com/apache/thrift@v0.22.0")], files: /\.cs$/, scan: scanCSharp, grammar: "tree-sitter-c-sharp/tree-sitter-c_sharp.wasm" },
];

/** Milliseconds of each pass over the sources of a language. */
export interface Passes {
  readonly name: string;
  readonly files: number;
  readonly theirs: readonly number[];
  readonly ours: readonly number[];
}

/** Our scanners against the parsers that they replace; the parser's share is parsing alone, without a walk over its tree. */
export async function* extractionTimes(): AsyncIterable<Passes> {
  const tools = npmTools("tree-sitter-grammars", ["--ignore-scripts", "web-tree-sitter@0.27.2", "tree-sitter-java@0.23.5", "tree-sitter-go@0.25.0", "tree-sitter-c-sharp@0.23.5"]);
  const { Parser, Language } = (await import(pathToFileURL(createRequire(`${tools}/`).resolve("web-tree-sitter")).href)) as TreeSitter;
  await Parser.init();
  for (const { name, folders, files, scan, grammar } of extractions) {
    const texts = folders().flatMap((folder) => [...filesBelow(folder, files)].map((path) => readFileSync(path, "utf8")));
    const parser = new Parser();
    parser.setLanguage(await Language.load(join(tools, "node_modules", grammar)));
    const theirs = passes(texts, (text) => parser.parse(text).delete(), 3);
    yield { name, files: texts.length, theirs, ours: passes(texts, scan, 9) };
  }
}

function passes(texts: readonly string[], work: (text: string) => unknown, times: number): readonly number[] {
  return Array.from({ length: times }, () => {
    const start = performance.now();
    for (const text of texts) work(text);
    return performance.now() - start;
  });
}
