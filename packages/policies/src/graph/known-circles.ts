import type { FileTree } from "@create-backend/core";
import type { View } from "./cycles.ts";
import { isSameName, writtenName } from "./symbol-text.ts";

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
    return circles.flatMap(({ members }) => {
      const found = membersAmong(left, members);
      if (found.length < 2) return [];
      for (const name of found) left.delete(name);
      return [found];
    });
  };
}

/** Names that answer to members, the same ones first, each member to one. */
export function membersAmong(names: ReadonlyMap<string, string>, members: readonly string[]): readonly string[] {
  const open = new Set(members);
  const found: string[] = [];
  const rest = [...names].filter(([name, written]) => {
    if (!open.delete(written)) return true;
    found.push(name);
    return false;
  });
  if (open.size === 0) return found;
  for (const [name, written] of rest) {
    const like = [...open].find((member) => isSameName(member, written));
    if (like === undefined) continue;
    open.delete(like);
    found.push(name);
  }
  return found;
}
