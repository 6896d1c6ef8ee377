import type { FileTree } from "@create-backend/core";
import type { View } from "./cycles.ts";
import { Likeness, writtenName } from "./symbol-text.ts";

/** A circle as a line of a baseline says it. */
export interface OwedCircle {
  readonly policy: string;
  readonly level: string;
  /** As baselines write names. */
  readonly members: readonly string[];
}

/** Reads a line that speaks of a circle; undefined for others. */
export function owedCircle(line: string): OwedCircle | undefined {
  const [, policy, level = "", members = ""] = /^(\S+) .*?\blevel=(\S+) members=(.+?)(?: size=\d+)?$/.exec(line) ?? [];
  return policy === undefined ? undefined : { policy, level, members: members.split(", ") };
}

/** Finds the known circles of a level among names: the members of each that are still there. */
export function knownCircles(level: string, { owed, tree }: { readonly owed: readonly string[]; readonly tree: FileTree }): View["known"] {
  const circles = owed.flatMap((line) => owedCircle(line) ?? []).filter((circle) => circle.level === level);
  if (circles.length === 0) return undefined;
  return (names) => {
    const left = new Map(names.map((name) => [name, writtenName(name, tree)]));
    const candidates = circles.map(({ members }) => ({ members, same: sameIn(left, members).length })).sort((a, b) => b.same / b.members.length - a.same / a.members.length || b.same - a.same);
    return candidates.flatMap(({ members }) => {
      const found = membersAmong(left, members);
      if (found.length < 2 || found.length * 2 < members.length) return [];
      for (const name of found) left.delete(name);
      return [found];
    });
  };
}

/** Names that answer to members, the same ones first, each member to one. */
export function membersAmong(names: ReadonlyMap<string, string>, members: readonly string[]): readonly string[] {
  const found = new Set(sameIn(names, members));
  const taken = countsOf([...found].map((name) => names.get(name) as string));
  const open = new Likeness(members.filter((member) => !takes(taken, member)));
  for (const [name, written] of names) {
    if (open.size === 0) break;
    if (!found.has(name) && open.take(written)) found.add(name);
  }
  return [...found];
}

/** Takes one off a count; false when none is left. */
function takes(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  counts.set(key, left - 1);
  return left > 0;
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Names that are written as a member is, each member once: two files may declare the same. */
function sameIn(names: ReadonlyMap<string, string>, members: readonly string[]): readonly string[] {
  const left = countsOf(members);
  return [...names].flatMap(([name, written]) => (takes(left, written) ? [name] : []));
}
