/** Characters that JavaScript gives a meaning, by code. */
export const ch = {
  tab: 9, lineFeed: 10, return: 13, space: 32, bang: 33, doubleQuote: 34, hash: 35, dollar: 36, quote: 39, open: 40, close: 41, star: 42, plus: 43,
  comma: 44, minus: 45, dot: 46, slash: 47, colon: 58, semicolon: 59, less: 60, equals: 61, greater: 62, question: 63, at: 64,
  openSquare: 91, backslash: 92, closeSquare: 93, underscore: 95, backtick: 96, openBrace: 123, pipe: 124, closeBrace: 125,
} as const;

/** Which ASCII characters words are made of. */
const inWords = Uint8Array.from({ length: 128 }, (_, code) => (/[\w$]/.test(String.fromCharCode(code)) ? 1 : 0));

/** Letters, digits, `_`, `$` and everything beyond ASCII that is no space. */
export function isWordCode(code: number): boolean {
  return code < 128 ? inWords[code] === 1 : code > 127 && code !== 0xa0 && code !== 0xfeff && code !== 0x2028 && code !== 0x2029;
}

export function isQuote(code: number): boolean {
  return code === ch.doubleQuote || code === ch.quote;
}

/** The offset after spaces, line ends and comments. */
export function skipTrivia(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === ch.space || (code >= ch.tab && code <= ch.return) || code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029) at++;
    else if (code === ch.slash && text.charCodeAt(at + 1) === ch.slash) at = lineEnd(text, at);
    else if (code === ch.slash && text.charCodeAt(at + 1) === ch.star) {
      const end = text.indexOf("*/", at + 2);
      if (end < 0) return text.length;
      at = end + 2;
    } else return at;
  }
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** The offset after a word, or `from` when there is none. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWordCode(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after a quoted string that begins at `from`, or -1 when it does not end on its line. */
export function stringEnd(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === ch.lineFeed) return -1;
    if (code === ch.backslash) at += text.charCodeAt(at + 1) === ch.return && text.charCodeAt(at + 2) === ch.lineFeed ? 2 : 1;
  }
  return -1;
}

/** What may end a stretch of a template's text: texts of megabytes stand in some. */
const endsTemplate = /\\[^]|`|\$\{/g;

/** The offset after a template's text that begins at `from`: behind its backtick or its `${`; -1 when it does not end. */
export function templateEnd(text: string, from: number): number {
  endsTemplate.lastIndex = from;
  for (let match = endsTemplate.exec(text); match !== null; match = endsTemplate.exec(text)) if (text.charCodeAt(match.index) !== ch.backslash) return endsTemplate.lastIndex;
  return -1;
}

/** The end of a string, or of a template without substitutions. */
export function literalEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (isQuote(code)) return stringEnd(text, start);
  if (code !== ch.backtick) return -1;
  const end = text.indexOf("`", start + 1);
  const inside = end < 0 ? "" : text.slice(start + 1, end);
  return end < 0 || inside.includes("${") || inside.includes("\\") ? -1 : end + 1;
}

/** The value of a quoted string or of a template without substitutions, escapes decoded. */
export function stringValue(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes("\\") ? decodeEscapes(raw) : raw;
}

const simpleEscapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0", "\n": "", "\r\n": "" };

function decodeEscapes(raw: string): string {
  return raw.replace(/\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|\r\n|[\s\S])/gi, (escape) => {
    const plain = escape.slice(1);
    if (plain.length < 3) return simpleEscapes[plain] ?? plain;
    const code = Number.parseInt(plain.replace(/[^0-9a-f]/gi, ""), 16);
    return code > 0x10ffff ? "" : String.fromCodePoint(code);
  });
}
