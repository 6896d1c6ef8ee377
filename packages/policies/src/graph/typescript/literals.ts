import type { Call, Literal, StringsAndCalls } from "../literals.ts";
import { Lexer } from "./lexer.ts";
import { ch, isWordCode } from "./tokens.ts";

/** Every string and template text of a TypeScript or JavaScript text, with the call it stands in. */
export function typeScriptLiterals(text: string, path: string): StringsAndCalls {
  const reader = new LiteralReader({ text, facts: [] }, !/\.[cm]?ts$/.test(path));
  reader.run(0);
  return { literals: reader.found, calls: reader.made };
}

class LiteralReader extends Lexer {
  readonly found: Literal[] = [];
  readonly made: Call[] = [];
  /** Templates whose text goes on after the code they are in. */
  private readonly open: { value: string; readonly start: number }[] = [];
  /** The call of every open bracket; undefined where it calls nothing. */
  private readonly calls: (Call | undefined)[] = [];
  private propertyName: string | undefined;

  protected override punctuation(at: number, code: number): number {
    if (code === ch.open || code === ch.openSquare) this.calls.push(code === ch.openSquare ? this.calls.at(-1) : this.called());
    else if (code === ch.close || code === ch.closeSquare) this.calls.pop();
    if (code === ch.colon || code === ch.equals) this.propertyName = this.lastName;
    else if (code !== ch.openSquare) this.propertyName = undefined;
    return super.punctuation(at, code);
  }

  protected override readonly onLiteral = (start: number, end: number): void => {
    const isTemplate = this.text.charCodeAt(start) === ch.backtick;
    const goesOn = this.text.charCodeAt(end - 1) === ch.openBrace;
    const value = this.text.slice(start + 1, goesOn ? end - 2 : end - 1);
    if (this.text.charCodeAt(start) === ch.closeBrace) {
      this.goOn(start, value, goesOn);
      return;
    }
    const tag = isTemplate ? tagBefore(this.text, start) : "";
    const call = tag === "" ? this.calls.at(-1) : { callee: tag, start: start - tag.length, literals: [] };
    const literal = { value, start: start + 1, call, name: this.propertyName };
    call?.literals.push(literal);
    this.found.push(literal);
    if (goesOn) this.open.push(literal);
    this.propertyName = undefined;
  };

  /** The text of a template after a substitution; the substitution itself becomes a question mark and spaces. */
  private goOn(start: number, value: string, goesOn: boolean): void {
    const template = this.open.at(-1);
    if (template === undefined) return;
    const gap = start + 1 - (template.start + template.value.length);
    template.value += "?".padEnd(gap) + value;
    if (!goesOn) this.open.pop();
  }

  private called(): Call | undefined {
    if (this.lastCode !== 0 || this.lastName === "") return undefined;
    const call = { callee: this.lastName, start: this.lastNameAt, literals: [] };
    this.made.push(call);
    return call;
  }
}

const longestArguments = 1000;

/** The tag in front of a template, type arguments skipped: `sql` of `` sql<Row>`…` ``. */
function tagBefore(text: string, backtick: number): string {
  let at = backtick - 1;
  if (text.charCodeAt(at) === ch.greater) {
    let depth = 0;
    for (const limit = Math.max(0, at - longestArguments); at >= limit; at--) {
      if (text.charCodeAt(at) === ch.greater) depth++;
      else if (text.charCodeAt(at) === ch.less && --depth === 0) break;
    }
    at--;
  }
  const end = at + 1;
  while (isWordCode(text.charCodeAt(at))) at--;
  return text.slice(at + 1, end);
}
