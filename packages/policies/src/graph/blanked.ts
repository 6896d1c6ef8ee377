import type { Literal } from "./literals.ts";

/** A text with blanks in place of its strings: offsets hold. */
export function blanked(text: string, literals: readonly Literal[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, value } of [...literals].sort((a, b) => a.start - b.start)) {
    const end = start + value.length;
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), " ".repeat(end - from));
    at = end;
  }
  return parts.join("") + text.slice(at);
}
