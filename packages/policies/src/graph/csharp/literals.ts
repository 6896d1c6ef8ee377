import { skipQuoted } from "../c-like.ts";

/** Whether a string literal begins at an offset: `"`, `@"`, `$"`, `$@"`, `"""`, `'`. */
export function startsLiteral(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 34 || code === 39 || ((code === 36 || code === 64) && /^[$@]+"/.test(text.slice(at, at + 8)));
}

/** The offset after a C# literal. `code` is called with the stretches of code inside an interpolated string. */
export function skipLiteral(text: string, from: number, code: (start: number, end: number) => void): number {
  let at = from;
  while (text.charCodeAt(at) === 36 || text.charCodeAt(at) === 64) at++;
  const prefix = text.slice(from, at);
  let quotes = 0;
  while (text.charCodeAt(at + quotes) === 34) quotes++;
  if (quotes >= 3) return rawEnd(text, at + quotes, { quotes, dollars: prefix.length, code });
  if (prefix.includes("$")) return interpolatedEnd(text, at + 1, { verbatim: prefix.includes("@"), code });
  return prefix.includes("@") ? verbatimEnd(text, at + 1) : skipQuoted(text, at);
}

function verbatimEnd(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    if (text.charCodeAt(at + 1) !== 34) return at + 1;
  }
}

interface Interpolated {
  readonly verbatim: boolean;
  readonly code: (start: number, end: number) => void;
}

function interpolatedEnd(text: string, from: number, { verbatim, code }: Interpolated): number {
  let at = from;
  while (at < text.length) {
    const next = text.charCodeAt(at);
    if (next === 34) {
      if (!verbatim || text.charCodeAt(at + 1) !== 34) return at + 1;
      at += 2;
    } else if (next === 92 && !verbatim) at += 2;
    else if (next === 10 && !verbatim) return at;
    else if (next === 123 && text.charCodeAt(at + 1) !== 123) {
      const end = holeEnd(text, at + 1);
      code(at + 1, end);
      at = end + 1;
    } else at += next === 123 ? 2 : 1;
  }
  return text.length;
}

/** The offset of the `}` that ends the code of an interpolation. */
function holeEnd(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (startsLiteral(text, at)) {
      at = skipLiteral(text, at, () => undefined);
      continue;
    }
    if (code === 123 || code === 40 || code === 91) depth++;
    else if (code === 125 && depth === 0) return at;
    else if (code === 125 || code === 41 || code === 93) depth--;
    at++;
  }
  return text.length;
}

interface Raw {
  readonly quotes: number;
  readonly dollars: number;
  readonly code: (start: number, end: number) => void;
}

/** `"""…"""`: as many quotes end it as began it; with `$$` as many braces open code. */
function rawEnd(text: string, from: number, { quotes, dollars, code }: Raw): number {
  const close = '"'.repeat(quotes);
  const open = dollars === 0 ? undefined : "{".repeat(dollars);
  let at = from;
  while (at < text.length) {
    if (text.startsWith(close, at)) {
      let end = at + quotes;
      while (text.charCodeAt(end) === 34) end++;
      return end;
    }
    if (open !== undefined && text.startsWith(open, at) && text.charCodeAt(at + dollars) !== 123) {
      const end = holeEnd(text, at + dollars);
      code(at + dollars, end);
      at = end + dollars;
    } else at++;
  }
  return text.length;
}
