import { skipQuoted } from "../c-like.ts";
import { cLikeLiterals, type Quoted } from "../c-like-literals.ts";
import type { StringsAndCalls } from "../literals.ts";

/** Every string of a Go text, with the call it stands in. */
export function goLiterals(text: string): StringsAndCalls {
  return cLikeLiterals(text, quotedAt, true);
}

function quotedAt(text: string, at: number): Quoted | undefined {
  const code = text.charCodeAt(at);
  if (code !== 34 && code !== 39 && code !== 96) return undefined;
  const close = code === 96 ? text.indexOf("`", at + 1) : -1;
  const next = code !== 96 ? skipQuoted(text, at) : close < 0 ? text.length : close + 1;
  return { start: at + 1, end: Math.max(at + 1, next - 1), next, text: code !== 39 };
}
