import { fileURLToPath } from "node:url";
import { positionOf } from "../../src/graph/position.ts";
import { scanGo } from "../../src/graph/go/scan.ts";
import { scanJava } from "../../src/graph/java/scan.ts";
import { ask } from "./ask.ts";
import { compareLines, filesBelow, newTally, readText, type Tally } from "./files.ts";

const oracle = (name: string): string => fileURLToPath(new URL(`oracles/${name}`, import.meta.url));

interface Comparison {
  readonly corpus: string;
  readonly files: RegExp;
  readonly command: readonly string[];
  readonly scan: (text: string) => { readonly lines: readonly string[]; readonly broken: boolean };
}

/** Compares the Go scanner with go/parser over every source below a folder. */
export function compareGo(corpus: string): Tally {
  const scan = (text: string): { readonly lines: readonly string[]; readonly broken: boolean } => {
    const { imports, scopes = [], broken } = scanGo(text);
    return { lines: [...scopes.map((scope) => `package ${scope}`), ...imports.map(({ specifier, start }) => `import ${positionOf(text, start).line} ${specifier}`)], broken: broken !== undefined };
  };
  return compare({ corpus, files: /\.go$/, command: ["go", "run", oracle("GoImports.go")], scan });
}

/** Compares the Java scanner with javac's parser over every source below a folder. */
export function compareJava(corpus: string, java: string): Tally {
  const scan = (text: string): { readonly lines: readonly string[]; readonly broken: boolean } => {
    const { imports, scopes = [], declares = [], broken } = scanJava(text);
    const written = imports.filter(({ kind }) => kind === "import").map(({ specifier, names }) => `import ${names === undefined ? "" : `${names.join(" ")} `}${specifier}`);
    return { lines: [...scopes.map((scope) => `package ${scope}`), ...written, ...declares.map((type) => `type ${type}`)], broken: broken !== undefined };
  };
  return compare({ corpus, files: /\.java$/, command: [java, oracle("JavaImports.java")], scan });
}

function compare({ corpus, files, command, scan }: Comparison): Tally {
  const tally = newTally();
  const paths = [...filesBelow(corpus, files)];
  const answers = ask(command, paths);
  paths.forEach((path, index) => {
    const theirs = answers[index];
    const text = readText(path);
    if (theirs === null || theirs === undefined || text === undefined) {
      tally.rejected++;
      return;
    }
    const { lines, broken } = scan(text);
    compareLines(tally, path, { ours: lines, theirs });
    if (broken) tally.differences.push(`${path}: called broken`);
  });
  return tally;
}
