const quote = 39;
const doubleQuote = 34;
const backslash = 92;
const lineFeed = 10;
const openBrace = 123;
const closeBrace = 125;

/** Strings inside the code of strings, as deep as anyone would write them, and the longest code in one pair of braces. */
const deepest = 50;
const longest = 8000;

/** The offset after a Python string literal whose opening quote is at `from`; -1 when it does not end. */
export function pythonStringEnd(text: string, from: number, depth = 0): number {
  const triple = isTriple(text, from);
  if (formatted(text, from)) {
    const end = depth < deepest ? formattedEnd(text, from, depth + 1) : -1;
    // Only the outermost string is read a second time, as a plain one: what is inside would be read over and over.
    if (end >= 0 || depth > 0) return end;
  }
  return plainEnd(text, from, triple);
}

function isTriple(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code;
}

const quotes3 = new Map([[quote, "'''"], [doubleQuote, '"""']]);

function plainEnd(text: string, from: number, triple: boolean): number {
  const code = text.charCodeAt(from);
  if (triple) {
    const end = text.indexOf(quotes3.get(code) as string, from + 3);
    if (end < 0) return -1;
    if (!text.slice(from, end).includes("\\")) return end + 3;
  }
  for (let at = from + (triple ? 3 : 1); at < text.length; at++) {
    const next = text.charCodeAt(at);
    if (next === backslash) at += text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === lineFeed ? 2 : 1;
    else if (next === code) {
      if (!triple) return at + 1;
      if (isTriple(text, at)) return at + 3;
    } else if (next === lineFeed && !triple) return -1;
  }
  return -1;
}

/** Whether the letters in front of the quote hold an `f` or `t`. */
function formatted(text: string, from: number): boolean {
  const before = text.charCodeAt(from - 1) | 32;
  if (before === 102 || before === 116) return !isWord(text.charCodeAt(from - 2)) || (isRaw(text, from - 2) && !isWord(text.charCodeAt(from - 3)));
  if (before !== 114) return false;
  const second = text.charCodeAt(from - 2) | 32;
  return (second === 102 || second === 116) && !isWord(text.charCodeAt(from - 3));
}

function isRaw(text: string, at: number): boolean {
  return (text.charCodeAt(at) | 32) === 114;
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code > 127;
}

/** Python 3.12 lets the code in `{…}` use the same quotes as the string around it. */
function formattedEnd(text: string, from: number, depth: number): number {
  const triple = isTriple(text, from);
  const code = text.charCodeAt(from);
  let at = from + (triple ? 3 : 1);
  while (at < text.length) {
    const next = text.charCodeAt(at);
    if (next === backslash) at += 2;
    else if (next === code && (!triple || isTriple(text, at))) return at + (triple ? 3 : 1);
    else if (next === lineFeed && !triple) return -1;
    else if (next === openBrace) {
      at = text.charCodeAt(at + 1) === openBrace ? at + 2 : fieldEnd(text, at + 1, depth);
      if (at < 0) return -1;
    } else at++;
  }
  return -1;
}

/** From inside a replacement field to the offset after its `}`. */
function fieldEnd(text: string, from: number, nesting: number): number {
  const limit = Math.min(text.length, from + longest);
  let depth = 0;
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === quote || code === doubleQuote) {
      at = pythonStringEnd(text, at, nesting);
      if (at < 0) return -1;
    } else if (code === closeBrace && depth === 0) return at + 1;
    else if (code === 58 && depth === 0) return formatEnd(text, at + 1, nesting + 1);
    else {
      if (code === 40 || code === 91 || code === openBrace) depth++;
      else if (code === 41 || code === 93 || code === closeBrace) depth--;
      at++;
    }
  }
  return -1;
}

/** From a format specification, where quotes mean nothing, to the offset after its `}`. */
function formatEnd(text: string, from: number, nesting: number): number {
  if (nesting > deepest) return -1;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === closeBrace) return at + 1;
    if (code === lineFeed) return -1;
    at = code === openBrace ? fieldEnd(text, at + 1, nesting) : at + 1;
    if (at < 0) return -1;
  }
  return -1;
}
