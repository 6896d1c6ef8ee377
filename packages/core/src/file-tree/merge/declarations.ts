/** What a file declares under one name, or the lines between two of these. */
export interface Declaration {
  /** What it is declared in; empty at the margin. */
  readonly within: string;
  /** Empty lines above it. */
  readonly gap: readonly string[];
  readonly body: string;
}

/** What a line begins to declare: a name, and whether that has members. */
export type HeadOf = (line: string) => { readonly name: string; readonly holds: boolean } | undefined;

interface Open {
  readonly key: string;
  readonly indent: number;
  readonly holds: boolean;
}

interface Part extends Open {
  readonly within: string;
  readonly lines: string[];
}

/** An import on a line of its own goes by what it is from. */
const importPrefix = "import ";

/** Whether a key is that of an import. */
export function isImport(key: string): boolean {
  return key.startsWith(`/${importPrefix}`);
}

function importHead(from: string): ReturnType<HeadOf> {
  return { name: `${importPrefix}${from}`, holds: false };
}

const indented: HeadOf = (line) => {
  const from = /^(from \S+) import [^(\\]+$/.exec(line)?.[1] ?? /^import \S+(?: as \w+)?$/.exec(line)?.[0];
  if (from !== undefined) return importHead(from);
  const [, kind, name] = /^\s*(?:async )?(def|class) (\w+)/.exec(line) ?? [];
  return name === undefined ? undefined : { name, holds: kind === "class" };
};

const braced: HeadOf = (line) => {
  const [, type = "", from] = /^import (type )?[^"']* from (?:"([^"]+)"|'[^']+');?$/.exec(line) ?? [];
  if (from !== undefined) return importHead(`${from} ${type}`);
  const [, kind, declared] = /^(?:export )?(?:default )?(?:declare )?(?:abstract )?(?:async )?(function\*?|class|interface|type|enum|const|let) (\w+)/.exec(line) ?? [];
  if (declared !== undefined) return { name: declared, holds: kind === "class" };
  const member = /^\s+(?:(?:public|private|protected|static|override|async|get|set) )*([#\w]+)(?:<.*>)?\((?:.*\{)?$/.exec(line)?.[1];
  return member === undefined ? undefined : { name: member, holds: false };
};

/** How declarations are found in a file of this name; undefined for one whose language is not read. */
export function headsOf(path: string): HeadOf | undefined {
  if (path.endsWith(".py")) return indented;
  return /\.[cm]?[jt]sx?$/.test(path) ? braced : undefined;
}

/** Cuts code into what it declares at the margin and inside of what stands there, as indentation tells. Undefined where two would have one name. */
export function declarationsOf(text: string, headOf: HeadOf): ReadonlyMap<string, Declaration> | undefined {
  const lines = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  const found = new Map<string, Declaration>();
  let gap: readonly string[] = [];
  for (const { key, within, lines: all } of partsOf(lines, headOf)) {
    const last = all.findLastIndex((line) => line.trim() !== "");
    const first = all.findIndex((line) => line.trim() !== "");
    if (last >= 0 && found.has(key)) return undefined;
    if (last >= 0) found.set(key, { within, gap: [...gap, ...all.slice(0, first)], body: all.slice(first, last + 1).join("\n") });
    gap = last >= 0 ? all.slice(last + 1) : [...gap, ...all];
  }
  return found;
}

function partsOf(lines: readonly string[], headOf: HeadOf): readonly Part[] {
  const parts: Part[] = [{ key: "", within: "", indent: -1, holds: false, lines: [] }];
  let open: readonly Open[] = [];
  lines.forEach((line, at) => {
    const indent = line.search(/\S/);
    const current = parts.at(-1);
    const head = indent < 0 || isLead(line) ? headOf(headBelow(lines, at)) : headOf(line);
    const around = open.filter((one) => one.indent < indentOf(line));
    const within = around.at(-1);
    const begins = head !== undefined && indent >= 0 && (within === undefined ? indentOf(line) === 0 : within.holds);
    if (begins) {
      const key = `${within?.key ?? ""}/${head.name}`;
      const isLed = current?.key === key && current.lines.every((other) => isLead(other));
      if (isLed) current.lines.push(line);
      else parts.push({ key, within: within?.key ?? "", indent: indentOf(line), holds: head.holds, lines: [line] });
      open = [...around, { key, indent: indentOf(line), holds: head.holds }];
    } else if (indent >= 0 && current !== undefined && leaves(line, current)) {
      const left = open.find((one) => one.indent >= indent) ?? current;
      open = open.filter((one) => one.indent < indent);
      // Beside other imports it is still the same.
      const key = isImport(left.key) ? `/below imports ${parts.filter((part) => part.key.startsWith("/below")).length} ends` : `${left.key} ends`;
      parts.push({ key, within: open.at(-1)?.key ?? "", indent, holds: false, lines: [line] });
    } else current?.lines.push(line);
  });
  return parts;
}

/** The line that comments and decorators belong to, where it follows directly. */
function headBelow(lines: readonly string[], at: number): string {
  return lines.slice(at).find((line) => !isLead(line)) ?? "";
}

function isLead(line: string): boolean {
  return /^\s*(#(?![\w]+\()|@|\/\/|\/\*|\*)/.test(line);
}

/** In a comment of several lines, its star stands one further in. */
function indentOf(line: string): number {
  return line.search(/\S/) - (/^\s*\*/.test(line) ? 1 : 0);
}

/** It stands further out than what is declared, or beside it; a bracket there closes it. */
function leaves(line: string, { key, indent }: Part): boolean {
  const here = line.search(/\S/);
  return here < indent || (here === indent && !key.endsWith(" ends") && !/^\s*[)}\]]/.test(line));
}
