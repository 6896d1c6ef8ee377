import { matchesBetween } from "./matches.ts";
import { slide } from "./slide.ts";

/** Lines `from` up to `to` of a text, and what another text has in their place. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** What another text has in place of stretches of the base, in order; no two touch. */
export function hunksBetween(base: readonly string[], other: readonly string[]): readonly Hunk[] {
  const matches = matchesBetween(base, other);
  slide(base, matches.base, matches.other);
  slide(other, matches.other, matches.base);
  return matches.base.flatMap((to, index) => {
    const [from, start] = [matches.base[index - 1], matches.other[index - 1]];
    if (from === undefined || start === undefined) return [];
    const lines = other.slice(start + 1, matches.other[index]);
    return from + 1 < to || lines.length > 0 ? [{ from: from + 1, to, lines }] : [];
  });
}
