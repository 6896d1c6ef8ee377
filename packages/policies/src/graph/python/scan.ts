import type { ImportFact, Scan, Source } from "../facts.ts";
import { readImportLine, skipSpace } from "./statement.ts";
import { pythonStringEnd } from "./strings.ts";

const typeChecking = /(?:el)?if[ \t]+\(?[ \t]*(?:[A-Za-z_][\w]*\.)?TYPE_CHECKING[ \t]*\)?[ \t]*:/y;

/** Every import of a Python text, wherever it stands, with exact positions; those under `if TYPE_CHECKING` are type-only. */
export function scanPython(text: string): Scan {
  const imports: ImportFact[] = [];
  const reader: Reader = { text, facts: imports, dynamic: text.includes("import_module") || text.includes("__import__"), typeOnly: false };
  const lost: number[] = [];
  let guardIndent = -1;
  let at = 0;
  while (at < text.length && lost.length <= mostLost) {
    const start = indentEnd(text, at);
    const code = text.charCodeAt(start);
    if (code === 10 || code === 13 || code === 35) {
      at = nextLine(text, start);
      continue;
    }
    if (guardIndent >= 0 && start - at <= guardIndent) guardIndent = -1;
    reader.typeOnly = guardIndent >= 0;
    if ((code === 105 || code === 101) && guardIndent < 0 && guards(text, start)) {
      guardIndent = start - at;
      reader.typeOnly = true;
    }
    at = logicalLine(reader, start);
    if (at >= 0) continue;
    lost.push(start);
    at = nextLine(text, start);
  }
  return { ...known(reader), ...(lost[0] === undefined ? {} : { broken: lost[0] }) };
}

/** So often a text that lost its way is read on from the next line; each costs a look at all that follows. */
const mostLost = 16;

function known({ text, facts }: Reader): Scan {
  const inner = facts.filter(({ names, start }) => names !== undefined && !text.startsWith("from", text.lastIndexOf("\n", start - 1) + 1)).map(({ start }) => start);
  return { imports: facts, ...(inner.length === 0 ? {} : { inner }) };
}

interface Reader extends Source {
  readonly dynamic: boolean;
  typeOnly: boolean;
}

function guards(text: string, at: number): boolean {
  typeChecking.lastIndex = at;
  return typeChecking.test(text);
}

function indentEnd(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || code === 9 || code === 12; code = text.charCodeAt(at)) at++;
  return at;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}

/** Signs by which nothing begins or ends. */
const plain = Uint8Array.from({ length: 128 }, (_, code) => ("\n\"'#\\()[]{};:".includes(String.fromCharCode(code)) ? 0 : 1));

/** Reads one logical line, over brackets, strings and continuations; returns where the next begins, -1 when it cannot be followed. */
function logicalLine(reader: Reader, from: number): number {
  const { text } = reader;
  let at = statement(reader, from);
  let depth = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 127 || plain[code] === 1) at++;
    else if (code === 10) {
      if (depth === 0) return at + 1;
      at++;
    } else if (code === 34 || code === 39) {
      at = pythonStringEnd(text, at);
      if (at < 0) return -1;
    } else if (code === 35) at = lineFeedAt(text, at);
    else if (code === 92) at = continuation(text, at);
    else if (code === 40 || code === 91 || code === 123) {
      if (reader.dynamic && code === 40) dynamicImport(reader, at);
      depth++;
      at++;
    } else if (code === 41 || code === 93 || code === 125) {
      if (--depth < 0) return -1;
      at++;
    } else if (depth === 0 && (code === 59 || code === 58)) at = statement(reader, at + 1);
    else at++;
  }
  return depth === 0 ? at : -1;
}

function lineFeedAt(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function continuation(text: string, at: number): number {
  return text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? at + 3 : at + 2;
}

/** An import statement at `from`, after spaces; returns where to go on. */
function statement(reader: Reader, from: number): number {
  const at = skipSpace(reader.text, from, false);
  const code = reader.text.charCodeAt(at);
  if (code !== 105 && code !== 102) return at;
  const end = readImportLine(reader, at, reader.typeOnly);
  return end < 0 ? at : end;
}

const literal = /\s*(["'])([^"'\\\n]+)\1\s*[,)]/y;

/** `importlib.import_module("x")` and `__import__("x")` with the target written out. */
function dynamicImport({ text, facts, typeOnly }: Reader, open: number): void {
  if (!text.startsWith("import_module", open - 13) && !text.startsWith("__import__", open - 10)) return;
  literal.lastIndex = open + 1;
  const match = literal.exec(text);
  const specifier = match?.[2];
  if (match === null || specifier === undefined) return;
  const start = match.index + match[0].indexOf(match[1] as string);
  facts.push({ kind: "dynamic", typeOnly, specifier, start, end: start + specifier.length + 2 });
}
