import type { Source } from "../facts.ts";
import { readContext } from "./context.ts";
import { readGlob } from "./meta.ts";
import { ch, isQuote, isWordCode, literalEnd, skipTrivia, stringEnd, stringValue, wordEnd } from "./tokens.ts";

/**
 * Reads `import("x")`, `import.defer("x")`, `import("x").Type`, `require("x")` and `require.resolve("x")` from the word at `from`;
 * adds a fact when the target is written out. `import.meta.glob` adds one for every pattern, `require.context` one for its folder.
 */
export function readCall(source: Source, from: number, previousWord: string): void {
  const { text, facts } = source;
  if (previousWord === "function") return;
  if (text.charCodeAt(from) === 105 && text.charCodeAt(skipTrivia(text, from + 6)) === ch.dot && readGlob(source, from + 6)) return;
  const { open, member } = calledAt(text, wordEnd(text, from));
  if (open >= 0 && member === "context" && text.charCodeAt(from) === 114) readContext(source, open);
  if (open < 0 || (member !== "" && !(text.charCodeAt(from) === 105 ? member === "defer" || member === "source" : member === "resolve"))) return;
  const start = skipTrivia(text, open + 1);
  if (text.charCodeAt(start) === ch.openSquare) readModuleList(source, start);
  const end = literalEnd(text, start);
  if (end < 0) return;
  const after = skipTrivia(text, end);
  const code = text.charCodeAt(after);
  if (code !== ch.close && code !== ch.comma) return;
  const isImport = text.charCodeAt(from) === 105;
  const isType = isImport && (source.declares === true || previousWord === "typeof" || namesType(text, code === ch.close ? after : closingParen(text, after)));
  facts.push({
    kind: isType ? "type-query" : isImport ? "dynamic" : "require",
    typeOnly: isType,
    specifier: stringValue(text, start, end),
    start,
    end,
  });
}

/** `define("name", ["./a", "./b"], …)` of AMD, from the word at `from`. */
export function readDefine(source: Source, from: number): void {
  const { text } = source;
  const open = skipTrivia(text, from + 6);
  if (text.charCodeAt(open) !== ch.open) return;
  let at = skipTrivia(text, open + 1);
  if (isQuote(text.charCodeAt(at))) {
    const end = stringEnd(text, at);
    if (end < 0) return;
    at = skipTrivia(text, skipTrivia(text, end) + 1);
  }
  if (text.charCodeAt(at) === ch.openSquare) readModuleList(source, at);
}

/** What an AMD loader brings by itself. */
const brought = new Set(["require", "exports", "module"]);

/** The modules of an AMD list. */
function readModuleList({ text, facts }: Source, from: number): void {
  let at = skipTrivia(text, from + 1);
  while (isQuote(text.charCodeAt(at))) {
    const end = stringEnd(text, at);
    if (end < 0) return;
    const specifier = stringValue(text, at, end);
    if (!brought.has(specifier)) facts.push({ kind: "require", typeOnly: false, specifier, start: at, end, ...(/^(?:[^!]*!)*\.{1,2}\//.test(specifier) ? {} : { loaded: true }) });
    const comma = skipTrivia(text, end);
    at = text.charCodeAt(comma) === ch.comma ? skipTrivia(text, comma + 1) : comma;
  }
}

/** The bracket of a call behind a word, and the member that is called; -1 where nothing is. */
function calledAt(text: string, from: number): { readonly open: number; readonly member: string } {
  let at = skipTrivia(text, from);
  let member = "";
  if (text.charCodeAt(at) === ch.question && text.charCodeAt(at + 1) === ch.dot) at = skipTrivia(text, at + 2);
  else if (text.charCodeAt(at) === ch.dot) {
    const start = skipTrivia(text, at + 1);
    const end = wordEnd(text, start);
    member = text.slice(start, end);
    at = skipTrivia(text, end);
  }
  return { open: text.charCodeAt(at) === ch.open ? at : -1, member };
}

/** Options behind a target are short. */
const longestOptions = 200;

function closingParen(text: string, from: number): number {
  let depth = 1;
  const limit = Math.min(text.length, from + longestOptions);
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === ch.open) depth++;
    else if (code === ch.close && --depth === 0) return at;
  }
  return limit;
}

const promiseMembers = new Set(["then", "catch", "finally"]);

/** `import("x").Name` names a type: a promise has no members but these three. */
function namesType(text: string, close: number): boolean {
  const dot = skipTrivia(text, close + 1);
  if (text.charCodeAt(dot) !== ch.dot) return false;
  const start = skipTrivia(text, dot + 1);
  return isWordCode(text.charCodeAt(start)) && !promiseMembers.has(text.slice(start, wordEnd(text, start)));
}
