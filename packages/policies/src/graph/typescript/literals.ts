import type { Call, Literal, StringsAndCalls } from "../literals.ts";
import { Lexer, mayHoldJsx, type Listener } from "./lexer.ts";
import { ch, isWordCode } from "./tokens.ts";

/** Every string and template text of a TypeScript or JavaScript text, with the call it stands in. */
export function typeScriptLiterals(text: string, path: string): StringsAndCalls {
  const reader = new LiteralReader(text);
  new Lexer({ text, facts: [] }, mayHoldJsx(path), reader).run(0);
  return { literals: reader.found, calls: reader.made };
}

class LiteralReader implements Listener {
  readonly found: Literal[] = [];
  readonly made: Call[] = [];
  /** Templates whose text goes on after the code they are in. */
  private readonly open: { value: string; readonly start: number }[] = [];
  /** The call of every open bracket; undefined where it calls nothing. */
  private readonly calls: (Call | undefined)[] = [];
  /** Where the name stands that the next string is given to; nowhere when `to` is 0. */
  private readonly property = { at: 0, to: 0 };
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  sign(code: number, lexer: Lexer): void {
    const { calls, property } = this;
    if (code === ch.open) calls.push(this.called(lexer));
    else if (code === ch.openSquare) calls.push(calls[calls.length - 1]);
    else if (code === ch.close || code === ch.closeSquare) calls.pop();
    if (code === ch.openSquare) return;
    const gives = code === ch.colon || code === ch.equals;
    property.at = gives ? lexer.nameAt : 0;
    property.to = gives ? lexer.nameTo : 0;
  }

  literal(start: number, end: number): void {
    const { text, calls, property } = this;
    const isTemplate = text.charCodeAt(start) === ch.backtick;
    const goesOn = text.charCodeAt(end - 1) === ch.openBrace;
    const value = text.slice(start + 1, goesOn ? end - 2 : end - 1);
    if (text.charCodeAt(start) === ch.closeBrace) {
      this.goOn(start, value, goesOn);
      return;
    }
    const tag = isTemplate ? tagBefore(text, start) : "";
    const call = tag === "" ? calls[calls.length - 1] : { callee: tag, start: start - tag.length, literals: [] };
    const literal = { value, start: start + 1, call, name: property.to === 0 ? undefined : text.slice(property.at, property.to) };
    call?.literals.push(literal);
    this.found.push(literal);
    if (goesOn) this.open.push(literal);
    property.to = 0;
  }

  /** The text of a template after a substitution; the substitution itself becomes a question mark and spaces. */
  private goOn(start: number, value: string, goesOn: boolean): void {
    const template = this.open.at(-1);
    if (template === undefined) return;
    const gap = start + 1 - (template.start + template.value.length);
    template.value += "?".padEnd(gap) + value;
    if (!goesOn) this.open.pop();
  }

  private called({ lastCode, nameAt, nameTo, name }: Lexer): Call | undefined {
    if (lastCode !== 0 || nameTo === 0) return undefined;
    const call = { callee: name, start: nameAt, literals: [] };
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
