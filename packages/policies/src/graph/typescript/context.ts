import type { ImportFact, Source } from "../facts.ts";
import { RegexReader } from "./regex.ts";
import { ch, literalEnd, skipTrivia, stringValue, wordEnd } from "./tokens.ts";

/** `require.context("./folder", deep, /pattern/)` from its opening bracket: a bundler takes every file of the folder that fits. */
export function readContext({ text, facts }: Source, open: number): void {
  const start = skipTrivia(text, open + 1);
  const end = literalEnd(text, start);
  const fitting = end < 0 ? undefined : fittingAt(text, skipTrivia(text, end));
  if (fitting !== undefined) facts.push({ kind: "glob", typeOnly: false, specifier: stringValue(text, start, end), start, end, fitting });
}

type Fitting = NonNullable<ImportFact["fitting"]>;

/** From behind the folder; nothing where an argument is worked out elsewhere. */
function fittingAt(text: string, from: number): Fitting | undefined {
  const word = afterComma(text, from);
  if (text.charCodeAt(word) === ch.close) return { deep: true, pattern: "", flags: "" };
  const end = wordEnd(text, word);
  const said = text.slice(word, end);
  if (said !== "true" && said !== "false") return undefined;
  const next = afterComma(text, skipTrivia(text, end));
  return text.charCodeAt(next) === ch.close ? { deep: said === "true", pattern: "", flags: "" } : expressionAt(text, next, said === "true");
}

function afterComma(text: string, at: number): number {
  return text.charCodeAt(at) === ch.comma ? skipTrivia(text, at + 1) : at;
}

function expressionAt(text: string, from: number, deep: boolean): Fitting | undefined {
  const end = text.charCodeAt(from) === ch.slash ? new RegexReader(text).end(from) : -1;
  if (end < 0) return undefined;
  const close = text.lastIndexOf("/", end - 1);
  return { deep, pattern: text.slice(from + 1, close), flags: text.slice(close + 1, end).replace(/[gy]/g, "") };
}
