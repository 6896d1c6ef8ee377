import type { ImportFact, Source } from "../facts.ts";
import { readCall } from "./call.ts";
import { readStatement } from "./statement.ts";
import { isWordCode, wordEnd } from "./tokens.ts";

/** Tags of documentation whose braces hold a type. */
const typed = new Set(["arg", "argument", "augments", "callback", "class", "const", "constant", "constructor", "enum", "exception", "extends", "implements", "member", "overload", "param", "prop", "property", "return", "returns", "satisfies", "template", "this", "throws", "type", "typedef", "var", "yield", "yields"]);
const interesting = /\/\*\*|\*\/|\bimport\s*\(|@import\b/g;

/** Whether documentation in a text may name another file. A superset, for looking closer; linear. */
export function mayDocumentImports(text: string): boolean {
  if (!text.includes("/**") || !/\bimport\s*\(|@import\b/.test(text)) return false;
  let inside = false;
  interesting.lastIndex = 0;
  for (let match = interesting.exec(text); match !== null; match = interesting.exec(text)) {
    if (match[0] === "/**") inside = true;
    else if (match[0] === "*/") inside = false;
    else if (inside) return true;
  }
  return false;
}

/** The imports that a documentation comment of JavaScript writes: `@type {import("./a").A}` and `@import { A } from "./a"`. Compilers read them; nothing loads them. */
export function readDocumentation({ text, facts }: Source, start: number, end: number): void {
  if (!text.startsWith("/**", start) || text.charCodeAt(start + 3) === 47) return;
  const comment = text.slice(start, end);
  if (!comment.includes("import")) return;
  const found: ImportFact[] = [];
  // The stars that begin lines are no part of what is said; offsets stay.
  const said = `   ${comment.slice(3, -2)}`.replace(/^[ \t]*\*+/gm, (stars) => " ".repeat(stars.length));
  const source: Source = { text: said, facts: found, declares: true };
  for (const { 0: { length }, 1: tag = "", index } of said.matchAll(/^[ \t]*@([a-z]+)(?![\w-])/gim)) readTag(source, tag, index + length);
  for (const fact of found) facts.push({ ...fact, kind: "documentation", typeOnly: true, start: fact.start + start, end: fact.end + start });
}

function readTag(source: Source, tag: string, from: number): void {
  const { text } = source;
  if (tag === "import") {
    readStatement(source, from - tag.length);
    return;
  }
  if (tag === "template") readDefault(source, from);
  const open = typed.has(tag) ? from + (/^\s*\{/.exec(text.slice(from, from + 200))?.[0].length ?? 0) : from;
  if (open === from) return;
  readType(source, open, closingOf(text, open, "{}"));
}

/** `@template {Bound} [T=Default]`: the default is a type, too. */
function readDefault(source: Source, from: number): void {
  const { text } = source;
  const brace = /^\s*\{/.exec(text.slice(from, from + 200))?.[0].length;
  const behind = brace === undefined ? from : closingOf(text, from + brace, "{}") + 1;
  const bracket = /^\s*\[/.exec(text.slice(behind, behind + 200))?.[0].length;
  if (bracket !== undefined) readType(source, behind + bracket, closingOf(text, behind + bracket, "[]"));
}

function readType(source: Source, from: number, to: number): void {
  const { text } = source;
  for (let at = text.indexOf("import", from); at >= 0 && at < to; at = text.indexOf("import", at + 6))
    if (!isWordCode(text.charCodeAt(at - 1)) && wordEnd(text, at) === at + 6) readCall(source, at, "");
}

/** Where the bracket closes that opened before an offset; the end of the text when none does. */
function closingOf(text: string, from: number, brackets: string): number {
  const [open, close] = brackets;
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return text.length;
}
