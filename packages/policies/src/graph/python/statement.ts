import type { Source } from "../facts.ts";

/** The offset after spaces and continuations; inside brackets also after line ends and comments. */
export function skipSpace(text: string, from: number, inBrackets: boolean): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 12) at++;
    else if (code === 92 && text.charCodeAt(at + 1) === 10) at += 2;
    else if (code === 92 && text.charCodeAt(at + 1) === 13) at += text.charCodeAt(at + 2) === 10 ? 3 : 2;
    else if (inBrackets && (code === 10 || code === 13)) at++;
    else if (inBrackets && code === 35) {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
    } else return at;
  }
}

/** Reads `import a.b, c` or `from ..a import b` at `from` and adds its facts; -1 when it is neither. */
export function readImportLine(source: Source, from: number, typeOnly: boolean): number {
  if (source.text.startsWith("import", from)) return readImports(source, from + 6, typeOnly);
  if (source.text.startsWith("from", from)) return readFrom(source, from + 4, typeOnly);
  return -1;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 12 || code === 92;
}

function readImports({ text, facts }: Source, from: number, typeOnly: boolean): number {
  if (!isSpace(text.charCodeAt(from))) return -1;
  let at = from;
  for (;;) {
    const start = skipSpace(text, at, false);
    const name = readDotted(text, start, false);
    if (name === undefined) return -1;
    facts.push({ kind: "import", typeOnly, specifier: name.value, start, end: name.end });
    at = skipSpace(text, afterAlias(text, name.end, false), false);
    if (text.charCodeAt(at) !== 44) return at;
    at++;
  }
}

function readFrom({ text, facts }: Source, from: number, typeOnly: boolean): number {
  const first = text.charCodeAt(from);
  if (!isSpace(first) && first !== 46) return -1;
  const start = skipSpace(text, from, false);
  let at = start;
  let dots = "";
  let end = start;
  while (text.charCodeAt(at) === 46) {
    dots += ".";
    end = at + 1;
    at = skipSpace(text, at + 1, false);
  }
  const name = text.startsWith("import", at) && !isNamePart(text.charCodeAt(at + 6)) && dots !== "" ? undefined : readDotted(text, at, false);
  if (name === undefined && dots === "") return -1;
  if (name !== undefined) end = name.end;
  at = skipSpace(text, end, false);
  if (!text.startsWith("import", at) || isNamePart(text.charCodeAt(at + 6))) return -1;
  const list = readNames(text, skipSpace(text, at + 6, false));
  if (list === undefined) return -1;
  const { names, as } = list;
  facts.push({ kind: "import", typeOnly, specifier: dots + (name?.value ?? ""), start, end, names, ...(names.every((taken, index) => taken === as[index]) ? {} : { as }) });
  return list.end;
}

function readNames(text: string, from: number): { readonly names: readonly string[]; readonly as: readonly string[]; readonly end: number } | undefined {
  if (text.charCodeAt(from) === 42) return { names: ["*"], as: ["*"], end: from + 1 };
  const bracketed = text.charCodeAt(from) === 40;
  const names: string[] = [];
  const as: string[] = [];
  let at = skipSpace(text, bracketed ? from + 1 : from, bracketed);
  for (;;) {
    if (bracketed && text.charCodeAt(at) === 41) return { names, as, end: at + 1 };
    const end = nameEnd(text, at);
    if (end === at) return undefined;
    const name = text.slice(at, end);
    const after = afterAlias(text, end, bracketed);
    names.push(name);
    as.push(after === end ? name : lastName(text, after));
    at = skipSpace(text, after, bracketed);
    if (text.charCodeAt(at) === 44) at = skipSpace(text, at + 1, bracketed);
    else if (!bracketed) return { names, as, end: at };
  }
}

/** Steps over `as name`. */
function afterAlias(text: string, from: number, inBrackets: boolean): number {
  const at = skipSpace(text, from, inBrackets);
  if (!text.startsWith("as", at) || isNamePart(text.charCodeAt(at + 2))) return from;
  return nameEnd(text, skipSpace(text, at + 2, inBrackets));
}

/** The name that ends at an offset. */
function lastName(text: string, end: number): string {
  let at = end;
  while (at > 0 && isNamePart(text.charCodeAt(at - 1))) at--;
  return text.slice(at, end);
}

/** What is longer is read over, and means nothing. */
const longestName = 1000;

function readDotted(text: string, from: number, inBrackets: boolean): { readonly value: string; readonly end: number } | undefined {
  let end = nameEnd(text, from);
  if (end === from) return undefined;
  let value = text.slice(from, end);
  for (;;) {
    const dot = skipSpace(text, end, inBrackets);
    if (text.charCodeAt(dot) !== 46) return { value, end };
    const start = skipSpace(text, dot + 1, inBrackets);
    end = nameEnd(text, start);
    if (end === start) return undefined;
    if (value.length < longestName) value += `.${text.slice(start, end)}`;
  }
}

function nameEnd(text: string, from: number): number {
  let at = from;
  while (isNamePart(text.charCodeAt(at))) at++;
  return at;
}

function isNamePart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127;
}
