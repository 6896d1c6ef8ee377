import { skipQuoted } from "../c-like.ts";
import { cLikeLiterals, type Quoted } from "../c-like-literals.ts";
import type { StringsAndCalls } from "../literals.ts";

/** Every string of a Go text, with the call it stands in. */
export function goLiterals(text: string): StringsAndCalls {
  return cLikeLiterals(text, quotedAt, true);
}

/** The offset after a string or a character that begins at `at`. */
export function goLiteralEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== 96) return skipQuoted(text, at);
  const close = text.indexOf("`", at + 1);
  return close < 0 ? text.length : close + 1;
}

function quotedAt(text: string, at: number): Quoted | undefined {
  const code = text.charCodeAt(at);
  if (code !== 34 && code !== 39 && code !== 96) return undefined;
  const next = goLiteralEnd(text, at);
  return { start: at + 1, end: Math.max(at + 1, next - 1), next, text: code !== 39 };
}
