import type { Call, Literal, StringsAndCalls } from "../literals.ts";
import { pythonStringEnd } from "./strings.ts";

/** Every string of a Python text, with the call it stands in and the name it is given to. */
export function pythonLiterals(text: string): StringsAndCalls {
  const found: Open[] = [];
  const made: Call[] = [];
  const calls: (Call | undefined)[] = [];
  let word = "";
  let name: string | undefined;
  /** Where the string ended that nothing stands behind so far: one that follows belongs to it. */
  let open: number | undefined;
  /** A string that may be the key of a dictionary. */
  let key: string | undefined;
  const typed = new TypedName();
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) {
      const end = pythonStringEnd(text, at);
      if (end < 0) return { literals: found, calls: made };
      const literal = literalAt(text, { start: at, end }, { call: calls.at(-1), name });
      const before = open === undefined ? undefined : found.at(-1);
      if (before === undefined) add(literal, found);
      else before.value += " ".repeat(literal.start - before.start - before.value.length) + literal.value;
      [key, word, name, at, open, typed.fresh] = [before?.value ?? literal.value, "", undefined, end, end, false];
    } else if (isWord(code)) {
      const end = typed.passWord(wordEnd(text, at));
      // The letters in front of a quote are a prefix, no name.
      if (!isQuote(text.charCodeAt(end))) [word, open] = [text.slice(at, end), undefined];
      at = end;
    } else {
      // A line ends what is in no brackets.
      if (code > 32 ? code !== 35 && code !== 92 : code === 10 && calls.length === 0) open = undefined;
      if (code === 35) at = lineFeed(text, at);
      else if (code === 40 || code === 91) calls.push(code === 91 ? calls.at(-1) : callOf(word, text.lastIndexOf(word, at), made));
      else if (code === 41 || code === 93) calls.pop();
      if ((code === 10 || code === 58) && calls.length === 0) typed.passSign(code, at, word);
      if (code === 61) name = (calls.length === 0 && typed.name) || word;
      else if (code === 58 && key !== undefined) name = key;
      else if (code > 32) name = undefined;
      if (code > 32) key = undefined;
      if (code > 32 && code !== 46) word = code === 61 ? word : "";
      at++;
    }
  }
  return { literals: found, calls: made };
}

/** Words in front of a colon that begin a block. */
const blocks: ReadonlySet<string> = new Set(["else", "try", "finally"]);

/** The first word of a line when a type stands behind it: `name: Type = "value"`. */
class TypedName {
  name = "";
  /** Nothing but blanks stood on the line so far. */
  fresh = true;
  /** Where the first word of the line ends. */
  private end = -1;

  passWord(end: number): number {
    if (this.fresh) this.end = end;
    this.fresh = false;
    return end;
  }

  /** A line feed or a colon that stands in no brackets, and the word in front of it. */
  passSign(code: number, at: number, word: string): void {
    if (code === 10) [this.fresh, this.name] = [true, ""];
    else if (at === this.end && !blocks.has(word)) this.name = word;
  }
}

function callOf(callee: string, start: number, made: Call[]): Call | undefined {
  if (callee === "") return undefined;
  const call = { callee, start, literals: [] };
  made.push(call);
  return call;
}

/** A string to which what stands beside it is still added. */
type Open = Omit<Literal, "value"> & { value: string };

function add(literal: Open, found: Open[]): void {
  literal.call?.literals.push(literal);
  found.push(literal);
}

function literalAt(text: string, { start, end }: { readonly start: number; readonly end: number }, { call, name }: Pick<Literal, "call" | "name">): Open {
  const quotes = text.startsWith(text.charAt(start).repeat(3), start) && end - start >= 6 ? 3 : 1;
  return { value: text.slice(start + quotes, end - quotes), start: start + quotes, call, name };
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (isWord(text.charCodeAt(at))) at++;
  return at;
}

function lineFeed(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
