import type { FileTree } from "@create-backend/core";
import type { View } from "./cycles.ts";
import { isLikeName, writtenName } from "./symbol-text.ts";

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
  const found = [...sameIn(names, members)];
  const open = [...members];
  for (const name of found) open.splice(open.indexOf(names.get(name) as string), 1);
  for (const [name, written] of open.length === 0 ? [] : names) {
    const at = found.includes(name) ? -1 : open.findIndex((member) => isLikeName(member, written));
    if (at < 0) continue;
    open.splice(at, 1);
    found.push(name);
  }
  return found;
}

/** Names that are written as a member is, each member once: two files may declare the same. */
function sameIn(names: ReadonlyMap<string, string>, members: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const member of members) left.set(member, (left.get(member) ?? 0) + 1);
  return [...names].flatMap(([name, written]) => {
    const open = left.get(written) ?? 0;
    left.set(written, open - 1);
    return open > 0 ? [name] : [];
  });
}
