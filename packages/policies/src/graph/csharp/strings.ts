import { cLikeLiterals, type Quoted } from "../c-like-literals.ts";
import type { StringsAndCalls } from "../literals.ts";
import { skipLiteral, startsLiteral } from "./literals.ts";

/** Every string of a C# text, with the call or attribute it stands in; what is interpolated stays as it is written. */
export function csharpLiterals(text: string): StringsAndCalls {
  return cLikeLiterals(text, quotedAt);
}

function quotedAt(text: string, at: number): Quoted | undefined {
  if (!startsLiteral(text, at)) return undefined;
  const next = skipLiteral(text, at, (word) => word);
  let start = at;
  while (text.charCodeAt(start) === 36 || text.charCodeAt(start) === 64) start++;
  let quotes = 0;
  while (text.charCodeAt(start + quotes) === 34) quotes++;
  const width = quotes >= 3 ? quotes : 1;
  return { start: start + width, end: Math.max(start + width, next - width), next, text: text.charCodeAt(at) !== 39 };
}
