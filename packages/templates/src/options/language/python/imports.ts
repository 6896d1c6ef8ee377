import type { Token } from "./tokens.ts";

/** One thing that a line imports. */
export interface PythonImport {
  /** What it is taken from, with dots in front where that is said from here; empty for `import a.b`. */
  readonly from: string;
  /** What is taken, for `from a import name`. */
  readonly name: Token | undefined;
  readonly as: string | undefined;
  /** The name that it has in this file. */
  readonly bound: string;
  /** The module that the name stands for, if it is one; by its whole name. */
  readonly module: string;
}

/** What a logical line imports. */
export function importsIn(line: readonly Token[]): readonly PythonImport[] {
  const [first] = line;
  if (first?.kind !== "name" || (first.text !== "import" && first.text !== "from")) return [];
  const at = line.findIndex(({ text }, index) => text === "import" && (first.text === "from" || index === 0));
  if (at < 0) return [];
  const from = line.slice(1, Math.max(at, 1)).map(({ text }) => text).join("");
  const names = entriesOf(line.slice(at + 1).filter(({ text }) => text !== "(" && text !== ")"));
  return names.flatMap((entry) => (first.text === "from" ? taken(from, entry) : imported(entry)));
}

function entriesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const entries: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === ",") entries.push([]);
    else entries.at(-1)?.push(token);
  }
  return entries.filter(({ length }) => length > 0);
}

function taken(from: string, [name, , as]: readonly Token[]): readonly PythonImport[] {
  if (name?.kind !== "name") return [];
  return [{ from, name, as: as?.text, bound: (as ?? name).text, module: `${from}${from.endsWith(".") ? "" : "."}${name.text}` }];
}

function imported(entry: readonly Token[]): readonly PythonImport[] {
  const at = entry.findIndex(({ text }) => text === "as");
  const module = entry.slice(0, at < 0 ? undefined : at).map(({ text }) => text).join("");
  const first = entry[0]?.text ?? "";
  return [{ from: "", name: undefined, as: at < 0 ? undefined : entry[at + 1]?.text, bound: at < 0 ? first : (entry[at + 1]?.text ?? first), module: at < 0 ? first : module }];
}
