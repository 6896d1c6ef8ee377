import type { Blueprint, FileTree } from "@create-backend/core";
import { bareCode } from "../graph/bare-code.ts";
import { defineFact, derivedFrom } from "../graph/derived.ts";
import { isTest } from "../graph/layout.ts";
import { sourcesIn } from "../graph/source-facts.ts";
import { takenIn } from "./taken-names.ts";
import { unmetNeeds, type UnmetNeed } from "./unmet-needs.ts";

/** A change of which a part waits. */
export interface PartOfChange {
  /** Before any of it. */
  readonly before: FileTree;
  /** With all of it. */
  readonly after: FileTree;
  /** Paths that stay as they are. */
  readonly waiting: readonly string[];
  /** Files that the change moves: from → to. */
  readonly moved?: ReadonlyMap<string, string>;
}

/** What else has to wait so that the rest builds: path → the waiting file that it goes with. */
export type HeldTogether = ReadonlyMap<string, string>;

/**
 * Sources that need each other are changed together or wait together. They do when both say a name that comes into the repository with the change, or goes with it (a member, a parameter, a type),
 * and when one imports from the other what is only there after the change, or no more. A test goes with what it imports, what imports a package with the manifest that brings it, and that with the file that has its version. Names in comments and texts are none. Rather too much waits than too little.
 */
export function heldTogether(change: PartOfChange, blueprint: Blueprint): HeldTogether {
  const held = new Map<string, string>();
  const changed = changedIn(change);
  const hold = (found: HeldTogether): void => {
    for (const [path, cause] of found)
      for (const one of [path, ...partnersOf(path, change)]) if (isChanged(change, one) && !change.waiting.includes(one)) held.set(one, cause);
  };
  const tied = tiesOf(change, changed);
  for (let size = -1; size !== held.size; ) {
    size = held.size;
    hold(tied([...change.waiting, ...held.keys()]));
    if (size === held.size) hold(importsApart(change, { changed, held }, blueprint));
    if (size === held.size) hold(needsApart(change, held, blueprint));
  }
  return held;
}

function changedIn(change: PartOfChange): ReadonlySet<string> {
  return new Set(sourcesIn(new Set([...change.before.keys(), ...change.after.keys()])).filter((path) => isChanged(change, path)));
}

function isChanged({ before, after }: PartOfChange, path: string): boolean {
  return before.get(path)?.content !== after.get(path)?.content;
}

function partnersOf(path: string, { moved = new Map<string, string>() }: PartOfChange): readonly string[] {
  return [...moved].flatMap(([from, to]) => (from === path ? [to] : to === path ? [from] : []));
}

const wordsFact = defineFact("words of code", (text, path) => [...new Set(bareCode(text, path).match(/[\p{L}_$][\p{L}\p{N}_$]*/gu))]);

function wordsIn(tree: FileTree, path: string): readonly string[] {
  return derivedFrom(tree, path, wordsFact) ?? [];
}

/** Finds the changed files that say a name that comes or goes, where one that waits says it, too. */
function tiesOf({ before, after }: PartOfChange, changed: ReadonlySet<string>): (waiting: readonly string[]) => HeldTogether {
  const all = (tree: FileTree): ReadonlySet<string> => new Set(sourcesIn(tree.keys()).flatMap((path) => wordsIn(tree, path)));
  const [was, is] = [all(before), all(after)];
  const telling = (path: string): readonly string[] => [...wordsIn(after, path).filter((word) => !was.has(word)), ...wordsIn(before, path).filter((word) => !is.has(word))];
  const words = new Map([...changed].map((path) => [path, telling(path)]));
  return (waiting) => {
    const told = new Map(waiting.flatMap((path) => (words.get(path) ?? []).map((word) => [word, path] as const)));
    return new Map([...changed].flatMap((path) => {
      const cause = words.get(path)?.map((word) => told.get(word)).find((one) => one !== undefined);
      return cause === undefined || waiting.includes(path) ? [] : [[path, cause] as const];
    }));
  };
}

/** Finds what no longer leads anywhere where a part waits: a changed file waits with what it imports, and what it imports waits with a file that waits. */
function importsApart(change: PartOfChange, { changed, held }: { changed: ReadonlySet<string>; held: HeldTogether }, blueprint: Blueprint): HeldTogether {
  const { before, after } = change;
  const waits = new Set([...change.waiting, ...held.keys()]);
  const [was, is, now] = [before, after, withWaiting(change, waits)].map((tree) => takenIn(tree, blueprint));
  const found = new Map<string, string>();
  for (const path of changed)
    for (const [key, { found: isThere, places }] of now?.(path) ?? []) {
      const tested = isTest(path) && !waits.has(path) ? places.find((place) => waits.has(place) && changed.has(place)) : undefined;
      if (tested !== undefined) found.set(path, tested);
      if (isThere) continue;
      const [earlier, later] = [was?.(path).get(key), is?.(path).get(key)];
      if (!waits.has(path) && later?.found === true) found.set(path, later.places.find((place) => waits.has(place)) ?? path);
      if (waits.has(path) && earlier?.found === true) earlier.places.filter((place) => changed.has(place) && !waits.has(place)).forEach((place) => found.set(place, path));
    }
  return found;
}

/** Finds what needs a package that a manifest that waits would bring, and manifests that no longer have what a file that waits needs. */
function needsApart(change: PartOfChange, held: HeldTogether, blueprint: Blueprint): HeldTogether {
  const waits = new Set([...change.waiting, ...held.keys()]);
  const [was, is, now] = [change.before, change.after, withWaiting(change, waits)].map((tree) => unmetNeeds(tree, blueprint)) as [readonly UnmetNeed[], readonly UnmetNeed[], readonly UnmetNeed[]];
  const [early, late] = [new Set(was.map(keyOf)), new Set(is.map(keyOf))];
  return new Map(now.flatMap((need): (readonly [string, string])[] => {
    const { path, manifest } = need;
    if (!waits.has(path)) return late.has(keyOf(need)) ? [] : [[path, manifest]];
    return early.has(keyOf(need)) || waits.has(manifest) ? [] : [[manifest, path]];
  }));
}

function keyOf({ path, name }: UnmetNeed): string {
  return `${path} ${name}`;
}

function withWaiting({ before, after }: PartOfChange, waits: ReadonlySet<string>): FileTree {
  const tree = new Map([...after].filter(([path]) => !waits.has(path)));
  for (const path of waits) {
    const file = before.get(path);
    if (file !== undefined) tree.set(path, file);
  }
  return tree;
}
