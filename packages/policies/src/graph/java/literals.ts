import { cLikeLiterals, type Quoted } from "../c-like-literals.ts";
import type { StringsAndCalls } from "../literals.ts";
import { skipLiteral } from "./scan.ts";

/** Every string of a Java text, with the call or annotation it stands in. */
export function javaLiterals(text: string): StringsAndCalls {
  return cLikeLiterals(text, quotedAt);
}

function quotedAt(text: string, at: number): Quoted | undefined {
  const code = text.charCodeAt(at);
  if (code !== 34 && code !== 39) return undefined;
  const quotes = text.startsWith('"""', at) ? 3 : 1;
  const next = skipLiteral(text, at);
  return { start: at + quotes, end: Math.max(at + quotes, next - quotes), next, text: code === 34 };
}
