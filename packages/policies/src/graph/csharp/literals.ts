import { isWordStart, skipQuoted } from "../c-like.ts";

/** Whether a string literal begins at an offset: `"`, `@"`, `$"`, `$@"`, `"""`, `'`. */
export function startsLiteral(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 34 || code === 39 || ((code === 36 || code === 64) && /^[$@]+"/.test(text.slice(at, at + 8)));
}

/** What reads the names inside the code of an interpolated string: called at every word, returns where to go on. */
export type WordReader = (at: number) => number;

/** Strings inside the code of strings, as deep as anyone would write them. */
const deepest = 50;

/** The offset after a C# literal; `word` is called for the words of the code inside it. */
export function skipLiteral(text: string, from: number, word: WordReader): number {
  return new LiteralReader(text, word).skip(from, 0);
}

class LiteralReader {
  private readonly text: string;
  private readonly word: WordReader;

  constructor(text: string, word: WordReader) {
    this.text = text;
    this.word = word;
  }

  skip(from: number, depth: number): number {
    const { text } = this;
    if (depth > deepest) return text.length;
    let at = from;
    while (text.charCodeAt(at) === 36 || text.charCodeAt(at) === 64) at++;
    const prefix = text.slice(from, at);
    let quotes = 0;
    while (text.charCodeAt(at + quotes) === 34) quotes++;
    if (quotes >= 3 && !prefix.includes("@")) return this.raw(at, quotes, { dollars: prefix.length, depth });
    if (prefix.includes("$")) return this.interpolated(at + 1, prefix.includes("@"), depth);
    return prefix.includes("@") ? verbatimEnd(text, at + 1) : skipQuoted(text, at);
  }

  private interpolated(from: number, verbatim: boolean, depth: number): number {
    const { text } = this;
    let at = from;
    while (at < text.length) {
      const next = text.charCodeAt(at);
      if (next === 34) {
        if (!verbatim || text.charCodeAt(at + 1) !== 34) return at + 1;
        at += 2;
      } else if (next === 92 && !verbatim) at += 2;
      else if (next === 10 && !verbatim) return at;
      else if (next === 123 && text.charCodeAt(at + 1) !== 123) at = this.hole(at + 1, depth) + 1;
      else at += next === 123 ? 2 : 1;
    }
    return text.length;
  }

  /** Reads the code of an interpolation; returns the offset of the `}` that ends it. */
  private hole(from: number, depth: number): number {
    const { text } = this;
    let open = 0;
    let at = from;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (startsLiteral(text, at)) at = this.skip(at, depth + 1);
      else if (isWordStart(code)) at = Math.max(this.word(at), at + 1);
      else {
        if (code === 123 || code === 40 || code === 91) open++;
        else if (code === 125 && open === 0) return at;
        else if (code === 125 || code === 41 || code === 93) open--;
        at++;
      }
    }
    return text.length;
  }

  /** `"""…"""`: as many quotes end it as began it; with `$$` as many braces open code. */
  private raw(start: number, quotes: number, { dollars, depth }: { readonly dollars: number; readonly depth: number }): number {
    const { text } = this;
    const close = '"'.repeat(quotes);
    const open = dollars === 0 ? undefined : "{".repeat(dollars);
    let at = start + quotes;
    while (at < text.length) {
      if (text.startsWith(close, at)) {
        let end = at + quotes;
        while (text.charCodeAt(end) === 34) end++;
        return end;
      }
      if (open !== undefined && text.startsWith(open, at) && text.charCodeAt(at + dollars) !== 123) at = this.hole(at + dollars, depth) + dollars;
      else at++;
    }
    return text.length;
  }
}

function verbatimEnd(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    if (text.charCodeAt(at + 1) !== 34) return at + 1;
  }
}
