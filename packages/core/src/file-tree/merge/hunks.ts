import { differences } from "./differences.ts";

/** Lines `from` up to `to` of a text, and what another text has in their place. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** What another text has in place of stretches of the base, in order. No two touch, and each lies as late as it can: which of several equal lines is the new one is decided in one way for both sides of a merge. */
export function hunksBetween(base: readonly string[], other: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { added, removed, value } of differences(base, other)) {
    const end = added ? at : at + value.length;
    const hunk = { from: at, to: end, lines: added ? value : [] };
    const before = hunks.at(-1);
    if (added || removed) hunks.push(before?.to === at ? joined(hunks.pop() as Hunk, hunk) : hunk);
    at = end;
  }
  return slid(base, hunks);
}

/** Moves every hunk up and then down over lines that are equal, and joins those that meet. */
function slid(base: readonly string[], hunks: readonly Hunk[]): readonly Hunk[] {
  const done: Hunk[] = [];
  const left = hunks.toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const before = done.at(-1);
    const high = moved(base, next, { by: -1, until: before?.to ?? 0 });
    if (before?.to === high.from) {
      done.pop();
      left.push(joined(before, high));
      continue;
    }
    const after = left.at(-1);
    const low = moved(base, high, { by: 1, until: after?.from ?? base.length });
    if (after?.from === low.to) left.push(joined(low, left.pop() as Hunk));
    else done.push(low);
  }
  return done;
}

function joined(first: Hunk, second: Hunk): Hunk {
  return { from: first.from, to: second.to, lines: [...first.lines, ...second.lines] };
}

/** As far as it goes in one direction and no farther than a line. */
function moved(base: readonly string[], hunk: Hunk, { by, until }: { readonly by: 1 | -1; readonly until: number }): Hunk {
  let last = hunk;
  while ((by > 0 ? last.to : last.from) !== until) {
    const next = beside(base, last, by);
    if (next === undefined) break;
    last = next;
  }
  return last;
}

/** The same difference one line on: what is taken out or put in there gives the same text. */
function beside(base: readonly string[], { from, to, lines }: Hunk, by: 1 | -1): Hunk | undefined {
  if (from < to && lines.length > 0) return undefined;
  const moving = from < to ? base.slice(from, to) : lines;
  const [enters, leaves] = by > 0 ? [base[to], moving[0]] : [base[from - 1], moving.at(-1)];
  if (enters === undefined || enters !== leaves) return undefined;
  const turned = by > 0 ? [...lines.slice(1), enters] : [enters, ...lines.slice(0, -1)];
  return { from: from + by, to: to + by, lines: lines.length === 0 ? lines : turned };
}
