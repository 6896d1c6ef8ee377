import type { Source } from "../facts.ts";
import { ch, isQuote, isWordCode, literalEnd, skipTrivia, stringValue, wordEnd } from "./tokens.ts";

/** `import.meta.glob("./a/*.ts")`, also with a list, from the offset behind `import`: bundlers import every file that fits. False when it is another thing. */
export function readGlob(source: Source, from: number): boolean {
  const { text } = source;
  const meta = memberAfter(text, from);
  if (meta.name !== "meta") return false;
  const call = memberAfter(text, meta.end);
  if (call.name !== "glob" && call.name !== "globEager") return true;
  const open = text.indexOf("(", call.end);
  if (open < 0 || !/^\s*(?:<[^()]*>)?\s*$/.test(text.slice(call.end, Math.min(open, call.end + longestTypes)))) return true;
  const at = skipTrivia(text, open + 1);
  const patterns = text.charCodeAt(at) === ch.openSquare ? stringsFrom(text, at + 1) : stringsFrom(text, at).slice(0, 1);
  const without = patterns.flatMap(({ value }) => (value.startsWith("!") ? [value.slice(1)] : []));
  for (const { value, start, end } of patterns) if (!value.startsWith("!")) source.facts.push({ kind: "glob", typeOnly: false, specifier: value, start, end, ...(without.length === 0 ? {} : { without }) });
  return true;
}

const longestTypes = 500;

interface Quoted {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Strings with commas between them. */
function stringsFrom(text: string, from: number): readonly Quoted[] {
  const found: Quoted[] = [];
  for (let start = skipTrivia(text, from), end = literalEnd(text, start); end >= 0; end = literalEnd(text, start)) {
    found.push({ value: stringValue(text, start, end), start, end });
    const comma = skipTrivia(text, end);
    if (text.charCodeAt(comma) !== ch.comma) break;
    start = skipTrivia(text, comma + 1);
  }
  return found;
}

/** `new URL("./a.ts", import.meta.url)` from the offset of `URL`: the file is not run by that, but it is needed; as the start of a worker it is run. */
export function readUrl({ text, facts }: Source, from: number): void {
  const open = skipTrivia(text, from + 3);
  if (text.charCodeAt(open) !== ch.open) return;
  const start = skipTrivia(text, open + 1);
  const end = literalEnd(text, start);
  const comma = end < 0 ? end : skipTrivia(text, end);
  if (comma < 0 || text.charCodeAt(comma) !== ch.comma) return;
  const base = skipTrivia(text, comma + 1);
  if (!text.startsWith("import", base) || memberAfter(text, base + 6).name !== "meta" || memberAfter(text, memberAfter(text, base + 6).end).name !== "url") return;
  const specifier = stringValue(text, start, end);
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(specifier)) return;
  const starts = /\b(?:Worker|SharedWorker)\s*\(\s*new\s+$/.test(text.slice(Math.max(0, from - 60), from));
  facts.push({ kind: starts ? "worker" : "url", typeOnly: false, specifier, start, end });
}

/** `.name` behind an offset, and where it ends; nothing when there is none. */
function memberAfter(text: string, from: number): { readonly name: string; readonly end: number } {
  const dot = skipTrivia(text, from);
  const start = text.charCodeAt(dot) === ch.dot ? skipTrivia(text, dot + 1) : -1;
  if (start < 0 || isQuote(text.charCodeAt(start)) || !isWordCode(text.charCodeAt(start))) return { name: "", end: from };
  const end = wordEnd(text, start);
  return { name: text.slice(start, end), end };
}
