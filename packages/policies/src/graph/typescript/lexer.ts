import type { Source } from "../facts.ts";
import { readCall, readDefine } from "./call.ts";
import { readUrl } from "./meta.ts";
import { skipJsxTag, skipJsxText, startsJsx } from "./jsx.ts";
import { RegexReader } from "./regex.ts";
import { readStatement } from "./statement.ts";
import { ch, isQuote, isWordCode, lineEnd, stringEnd, templateEnd, wordEnd } from "./tokens.ts";

/** What an open bracket belongs to, so that the closing one returns to the right rules. */
const opened = { block: 0, paren: 1, condition: 2, template: 3, jsxTag: 4, jsxChildren: 5, jsxCode: 6 } as const;

/** Words after which an expression begins, so a slash opens a regular expression. */
const beforeExpression = wordsByShape(["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "instanceof", "do", "else", "yield", "await", "default", "extends", "export"]);
/** Words that may begin what leads to another file. */
const leading = wordsByShape(["import", "export", "require", "define", "URL"]);
const conditional = new Set(["if", "while", "for", "with"]);

/** TypeScript writes casts where JSX would stand. */
export function mayHoldJsx(path: string): boolean {
  return !/\.[cm]?ts$/.test(path);
}

/** Who listens to what a lexer finds. One class of lexer for all of them keeps it fast. */
export interface Listener {
  /** Every string, and every stretch of a template's text. */
  literal?(start: number, end: number): void;
  /** Every name behind a dot. */
  member?(start: number, end: number): void;
  /** Every other word, with the one in front of it where nothing stands between them. */
  word?(start: number, end: number, lexer: Lexer): void;
  /** Every comment and every regular expression. */
  skipped?(start: number, end: number): void;
  /** Every sign that is no quote, slash, letter or space, before it is understood. */
  sign?(code: number, lexer: Lexer): void;
}

/** Reads the rest of a file token by token: comments, strings, templates, regular expressions and JSX hide no import and invent none. */
export class Lexer {
  private readonly stack: number[] = [];
  /** The last token ends an expression: a slash divides, `<` compares. */
  private operand = false;
  /** The word right before the next token; empty where it stands behind a dot, or something stands between. */
  private wordAt = 0;
  private wordTo = 0;
  /** The last word, also behind a dot: what a bracket calls. */
  nameAt = 0;
  nameTo = 0;
  /** The last sign; 0 for a word or a string. */
  lastCode = 0;
  private broken: number | undefined;
  private until = 0;
  private readonly text: string;
  private readonly jsx: boolean;
  private readonly regex: RegexReader;
  private readonly source: Source;
  private readonly listener: Listener;

  constructor(source: Source, jsx: boolean, listener: Listener = {}) {
    this.source = source;
    this.text = source.text;
    this.jsx = jsx;
    this.regex = new RegexReader(source.text);
    this.listener = listener;
  }

  /** Reads from `start` to the end, or a bit behind `until`; returns the offset where brackets stopped to match, if they did. */
  run(start: number, until = this.text.length): number | undefined {
    const { text, jsx, stack } = this;
    let at = start;
    this.until = until;
    while (at < this.until) {
      const code = text.charCodeAt(at);
      if (jsx && stack[stack.length - 1] === opened.jsxChildren) at = this.children(at);
      else if (code <= ch.space) at++;
      else if (isWordCode(code)) at = this.word(at);
      else if (isQuote(code)) at = this.quoted(at);
      else if (code === ch.slash) at = this.slash(at);
      else at = this.punctuation(at, code);
    }
    return this.broken ?? (stack.length > 0 && this.until === text.length ? text.length : undefined);
  }

  /** Reads no further: who listens knows enough. */
  stop(): void {
    this.until = 0;
  }

  /** How many brackets are open. */
  get depth(): number {
    return this.stack.length;
  }

  /** The last word, also behind a dot. */
  get name(): string {
    return this.text.slice(this.nameAt, this.nameTo);
  }

  /** The word right before the one that is told, or the sign; empty where something stands between. */
  get previous(): string {
    return this.text.slice(this.wordAt, this.wordTo);
  }

  private word(at: number): number {
    const { text, listener } = this;
    const end = wordEnd(text, at);
    this.nameAt = at;
    this.nameTo = end;
    if (this.lastCode === ch.dot) {
      listener.member?.(at, end);
      this.wordAt = this.wordTo = at;
      this.lastCode = 0;
      this.operand = true;
      return end;
    }
    listener.word?.(at, end, this);
    this.lastCode = 0;
    const shape = shapeOf(text.charCodeAt(at), end - at);
    this.operand = !holds(beforeExpression[shape], text, at);
    const after = holds(leading[shape], text, at) ? this.lead(at, end) : end;
    if (after === end) {
      this.wordAt = at;
      this.wordTo = end;
    }
    return after;
  }

  /** `import` or `export` as a statement, or `import`, `require` or `define` as a call. */
  private lead(at: number, end: number): number {
    const { text, source } = this;
    const first = text.charCodeAt(at);
    // What a namespace offers is not offered by the file.
    const after = first === letterI || first === letterE ? readStatement(this.depth === 0 ? source : { ...source, hands: [] }, at) : -1;
    if (after >= 0) {
      this.wordAt = this.wordTo = at;
      this.operand = false;
      return after;
    }
    if (first === letterD && this.previous !== "function") readDefine(source, at);
    else if (first === letterU && this.previous === "new") readUrl(source, at);
    else if (first === letterI || first === letterR) readCall(source, at, this.previous);
    return end;
  }

  private quoted(at: number): number {
    const end = stringEnd(this.text, at);
    if (end < 0) this.broken ??= at;
    else this.listener.literal?.(at, end);
    this.ended(0);
    return end < 0 ? at + 1 : end;
  }

  private slash(at: number): number {
    const next = this.text.charCodeAt(at + 1);
    const isComment = next === ch.slash || next === ch.star;
    const end = isComment ? this.commentEnd(at, next) : this.operand ? -1 : this.regex.end(at);
    if (end < 0) return this.operator(at, ch.slash);
    if (!isComment) this.ended(0);
    this.listener.skipped?.(at, end);
    return end;
  }

  private commentEnd(at: number, second: number): number {
    if (second === ch.slash) return lineEnd(this.text, at);
    const end = this.text.indexOf("*/", at + 2);
    if (end < 0) this.broken ??= at;
    return end < 0 ? this.text.length : end + 2;
  }

  private punctuation(at: number, code: number): number {
    this.listener.sign?.(code, this);
    switch (code) {
      case ch.open:
        this.stack.push(this.lastCode === 0 && conditional.has(this.previous) ? opened.condition : opened.paren);
        return this.operator(at, code);
      case ch.close:
        this.ended(code);
        this.operand = this.stack.pop() !== opened.condition;
        return at + 1;
      case ch.openBrace:
        this.stack.push(opened.block);
        return this.operator(at, code);
      case ch.closeBrace:
        return this.closeBrace(at);
      case ch.backtick:
        return this.template(at + 1);
      case ch.closeSquare:
        this.ended(code);
        return at + 1;
      case ch.less:
        if (this.operand) return this.operator(this.text.charCodeAt(at + 1) === ch.less ? at + 1 : at, code);
        return this.jsx && startsJsx(this.text, at) ? this.tag(at + 1) : this.operator(at, code);
      default:
        return this.sign(at, code);
    }
  }

  /** `++`, `--` and the `!` of TypeScript after an operand leave it an operand. */
  private sign(at: number, code: number): number {
    const next = this.text.charCodeAt(at + 1);
    if ((code === ch.plus || code === ch.minus) && next === code) {
      this.lastCode = code;
      return at + 2;
    }
    if (code === ch.bang && this.operand && next !== ch.equals) return at + 1;
    if (code === ch.dot && next === ch.dot) return this.operator(at + 2, 0);
    return this.operator(at, code);
  }

  private closeBrace(at: number): number {
    const top = this.stack.pop();
    if (top === undefined) this.broken ??= at;
    if (top === opened.template) return this.template(at + 1);
    if (top === opened.jsxTag) return this.tag(at + 1);
    if (top === opened.jsxCode) return at + 1;
    this.ended(ch.closeBrace);
    this.operand = false;
    return at + 1;
  }

  /** Text of a template up to its end or to the next `${`. */
  private template(from: number): number {
    const at = templateEnd(this.text, from);
    const code = this.text.charCodeAt(at - 1);
    if (at < 0) {
      this.broken ??= from - 1;
      return this.text.length;
    }
    this.listener.literal?.(from - 1, at);
    if (code === ch.openBrace) {
      this.stack.push(opened.template);
      return this.operator(at - 1, code);
    }
    this.ended(code);
    return at;
  }

  /** The inside of a JSX tag from `from`: up to `{`, or over its end. */
  private tag(from: number): number {
    const end = skipJsxTag(this.text, from);
    const code = this.text.charCodeAt(end);
    if (code === ch.openBrace) {
      this.stack.push(opened.jsxTag);
      return this.operator(end, code);
    }
    if (code === ch.slash) {
      this.ended(ch.greater);
      return end + 2;
    }
    this.stack.push(opened.jsxChildren);
    return end + 1;
  }

  /** Text between JSX tags, up to the next tag or `{`. */
  private children(from: number): number {
    const at = skipJsxText(this.text, from);
    if (at >= this.text.length) return at;
    if (this.text.charCodeAt(at) === ch.openBrace) {
      this.stack.push(opened.jsxCode);
      return this.operator(at, ch.openBrace);
    }
    if (this.text.charCodeAt(at + 1) !== ch.slash) return this.tag(at + 1);
    this.stack.pop();
    this.ended(ch.greater);
    const end = this.text.indexOf(">", at);
    return end < 0 ? this.text.length : end + 1;
  }

  private operator(at: number, code: number): number {
    this.ended(code);
    this.operand = false;
    return at + 1;
  }

  private ended(code: number): void {
    this.lastCode = code;
    this.wordTo = this.wordAt;
    this.operand = true;
  }
}

const [letterD, letterE, letterI, letterR, letterU] = [100, 101, 105, 114, 85];

/** Words by their first letter and their length, so that most others are told apart without a look at them. */
type ByShape = readonly (readonly string[] | undefined)[];

function wordsByShape(words: readonly string[]): ByShape {
  const shapes: string[][] = [];
  for (const word of words) (shapes[shapeOf(word.charCodeAt(0), word.length)] ??= []).push(word);
  return Array.from(shapes);
}

function shapeOf(first: number, length: number): number {
  return first > 127 || length > 15 ? 0 : first * 16 + length;
}

function holds(words: readonly string[] | undefined, text: string, at: number): boolean {
  return words !== undefined && words.some((word) => text.startsWith(word, at));
}
