import type { Source } from "../facts.ts";
import { readCall, readDefine } from "./call.ts";
import { skipJsxTag, skipJsxText, startsJsx } from "./jsx.ts";
import { RegexReader } from "./regex.ts";
import { readStatement } from "./statement.ts";
import { ch, isQuote, isWordCode, lineEnd, skipTrivia, stringEnd, wordEnd } from "./tokens.ts";

/** What an open bracket belongs to, so that the closing one returns to the right rules. */
const opened = { block: 0, paren: 1, condition: 2, template: 3, jsxTag: 4, jsxChildren: 5, jsxCode: 6 } as const;

/** Words after which an expression begins, so a slash opens a regular expression. */
const beforeExpression = new Set(
  ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "instanceof", "do", "else", "yield", "await", "default", "extends", "export"],
);
const conditional = new Set(["if", "while", "for", "with"]);

/** Reads the rest of a file token by token: comments, strings, templates, regular expressions and JSX hide no import and invent none. */
export class Lexer {
  /** Called for every string, and for every stretch of a template's text. */
  protected readonly onLiteral?: (start: number, end: number) => void;
  /** Called for every name behind a dot. */
  protected readonly onMember?: (start: number, end: number) => void;
  /** Called for every other word, with the word in front of it where nothing stands between them. */
  protected readonly onWord?: (start: number, end: number, previous: string) => void;
  private readonly stack: number[] = [];
  /** The last token ends an expression: a slash divides, `<` compares. */
  private operand = false;
  private lastWord = "";
  /** The last word, also behind a dot: what a bracket calls. */
  protected lastName = "";
  protected lastNameAt = 0;
  protected lastCode = 0;
  private broken: number | undefined;
  protected readonly text: string;
  private readonly jsx: boolean;
  private readonly regex: RegexReader;
  private readonly source: Source;

  constructor(source: Source, jsx: boolean) {
    this.source = source;
    this.text = source.text;
    this.jsx = jsx;
    this.regex = new RegexReader(source.text);
  }

  /** Reads from `start` to the end; returns the offset where brackets stopped to match, if they did. */
  run(start: number): number | undefined {
    const { text } = this;
    let at = start;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (this.stack[this.stack.length - 1] === opened.jsxChildren) at = this.children(at);
      else if (code <= ch.space) at++;
      else if (isWordCode(code)) at = this.word(at);
      else if (isQuote(code)) at = this.quoted(at);
      else if (code === ch.slash) at = this.slash(at);
      else at = this.punctuation(at, code);
    }
    return this.broken ?? (this.stack.length > 0 ? text.length : undefined);
  }

  /** How many brackets are open. */
  protected get depth(): number {
    return this.stack.length;
  }

  private word(at: number): number {
    const end = wordEnd(this.text, at);
    const word = this.text.slice(at, end);
    const afterDot = this.lastCode === ch.dot;
    const previous = this.lastWord;
    this.lastWord = afterDot ? "" : word;
    this.lastName = word;
    this.lastNameAt = at;
    if (afterDot) this.onMember?.(at, end);
    else this.onWord?.(at, end, previous);
    this.lastCode = 0;
    this.operand = afterDot || !beforeExpression.has(word);
    if (afterDot) return end;
    if (word === "import" || word === "export") return this.statementOrCall(at, end, previous);
    if (word === "require") readCall(this.source, at, previous);
    else if (word === "define" && previous !== "function") readDefine(this.source, at);
    return end;
  }

  private statementOrCall(at: number, end: number, previous: string): number {
    const after = readStatement(this.source, at);
    if (after >= 0) {
      this.operand = false;
      return after;
    }
    if (this.text.charCodeAt(at) === 105) readCall(this.source, at, previous);
    return end;
  }

  private quoted(at: number): number {
    const end = stringEnd(this.text, at);
    if (end >= 0) this.onLiteral?.(at, end);
    this.ended(0);
    return end < 0 ? at + 1 : end;
  }

  private slash(at: number): number {
    const next = this.text.charCodeAt(at + 1);
    if (next === ch.slash) return lineEnd(this.text, at);
    if (next === ch.star) return skipTrivia(this.text, at);
    const end = this.operand ? -1 : this.regex.end(at);
    if (end < 0) return this.operator(at, ch.slash);
    this.ended(0);
    return end;
  }

  protected punctuation(at: number, code: number): number {
    switch (code) {
      case ch.open:
        this.stack.push(conditional.has(this.lastWord) && this.lastCode === 0 ? opened.condition : opened.paren);
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
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === ch.backslash) at++;
      else if (code === ch.backtick) {
        this.onLiteral?.(from - 1, at + 1);
        this.ended(code);
        return at + 1;
      } else if (code === ch.dollar && text.charCodeAt(at + 1) === ch.openBrace) {
        this.onLiteral?.(from - 1, at + 2);
        this.stack.push(opened.template);
        return this.operator(at + 1, ch.openBrace);
      }
    }
    this.broken ??= from - 1;
    return text.length;
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
    this.lastWord = "";
    this.operand = true;
  }
}
