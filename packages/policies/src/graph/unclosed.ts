import { isClosed, lineEnd } from "./c-like.ts";
import { skipLiteral as skipCSharp, startsLiteral } from "./csharp/literals.ts";
import { goLiteralEnd } from "./go/literals.ts";
import type { Language } from "./graph.ts";
import { skipLiteral as skipJava } from "./java/scan.ts";
import { Lexer, mayHoldJsx } from "./typescript/lexer.ts";

/** Where something begins in a text of a language that is never closed; asked only of texts that may hold it. */
type Search = (text: string, path: string) => number | undefined;

const searches: Readonly<Partial<Record<Language, Search>>> = {
  typescript: (text, path) => (/\.(?:vue|svelte)$/.test(path) ? undefined : new Lexer({ text, facts: [] }, mayHoldJsx(path)).run(text.startsWith("#!") ? lineEnd(text, 0) : 0)),
  java: (text) => walk(text, (at) => (isQuote(text, at) ? skipJava(text, at) : at)),
  go: (text) => walk(text, (at) => (isQuote(text, at) || text.charCodeAt(at) === 96 ? goLiteralEnd(text, at) : at)),
  csharp: (text) => walk(text, (at) => (startsLiteral(text, at) ? skipCSharp(text, at, (word) => word) : at)),
};

/** The offset of a comment or a string that never ends: what stands behind it was not read as code. */
export function unclosedIn(text: string, { language, path }: { readonly language: Language; readonly path: string }): number | undefined {
  const search = searches[language];
  return search === undefined || !mayBeOpen(text, language) ? undefined : search(text, path);
}

/** A comment is open only where the last one that opens stands behind the last one that closes, a string only where the number of its quotes is odd: in the last line, or anywhere for those that may go over lines. */
function mayBeOpen(text: string, language: Language): boolean {
  const opens = text.lastIndexOf("/*");
  if (opens >= 0 && text.indexOf("*/", opens + 2) < 0) return true;
  const last = text.slice(-longestLine).trimEnd();
  const line = last.slice(last.lastIndexOf("\n") + 1);
  return hasOdd(line, '"') || hasOdd(line, "'") || ((language === "go" || language === "typescript") && hasOdd(text, "`"));
}

/** Of a longer last line only the end is looked at. */
const longestLine = 1000;

function hasOdd(text: string, sign: string): boolean {
  let odd = false;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) odd = !odd;
  return odd;
}

function isQuote(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 34 || code === 39;
}

/** Signs by which a comment, a string or a directive may begin. */
const telling = /["'`/#$@]/g;

/** Steps over comments, directives, and the strings that `skip` steps over. */
function walk(text: string, skip: (at: number) => number): number | undefined {
  for (let at = nextTelling(text, 0); at < text.length; at = nextTelling(text, at)) {
    const code = text.charCodeAt(at);
    const comment = code === 47 ? text.charCodeAt(at + 1) : 0;
    if (comment === 42) {
      const end = text.indexOf("*/", at + 2);
      if (end < 0) return at;
      at = end + 2;
    } else if (comment === 47 || code === 35) at = lineEnd(text, at);
    else {
      const next = skip(at);
      if (next > at && !isClosed(text, at, next)) return at;
      at = Math.max(next, at + 1);
    }
  }
  return undefined;
}

function nextTelling(text: string, from: number): number {
  telling.lastIndex = from;
  return telling.exec(text)?.index ?? text.length;
}
