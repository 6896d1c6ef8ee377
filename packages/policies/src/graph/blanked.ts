import type { Literal } from "./literals.ts";

/** A text with blanks in place of parts of it, such as its strings: offsets hold. */
export function blanked(text: string, parts: readonly Pick<Literal, "start" | "value">[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { start, value } of [...parts].sort((a, b) => a.start - b.start)) {
    const end = start + value.length;
    if (end <= at) continue;
    const from = Math.max(start, at);
    kept.push(text.slice(at, from), " ".repeat(end - from));
    at = end;
  }
  return kept.join("") + text.slice(at);
}
