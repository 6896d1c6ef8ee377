import type { Literal } from "../literals.ts";
import { Lexer, mayHoldJsx } from "./lexer.ts";
import { ch } from "./tokens.ts";

/** What is no code in a TypeScript or JavaScript text: what stands in strings and templates, comments and regular expressions. */
export function typeScriptGaps(text: string, path: string): readonly Pick<Literal, "start" | "value">[] {
  const gaps: Pick<Literal, "start" | "value">[] = [];
  const add = (start: number, end: number): void => void gaps.push({ start, value: text.slice(start, end) });
  const literal = (start: number, end: number): void => add(start + 1, end - (text.charCodeAt(end - 1) === ch.openBrace ? 2 : 1));
  new Lexer({ text, facts: [] }, mayHoldJsx(path), { literal, skipped: add }).run(0);
  return gaps;
}
