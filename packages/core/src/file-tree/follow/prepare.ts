import { sameContent } from "../same-file.ts";
import { treeOf, type FileTree, type TreeFile } from "../tree.ts";

/** What the three trees of an update are made from. */
export interface Sources {
  /** What we wrote last, checked against the lock. */
  readonly base: FileTree;
  /** The old agreement with the present templates: tells a change of the agreement from one of the templates. */
  readonly before: FileTree;
  readonly mine: FileTree;
  /** The present agreement with the present templates. */
  readonly theirs: FileTree;
  readonly renames: ReadonlyMap<string, string>;
}

/** The trees to merge, and everything that stays ours: `kept` is `theirs` with the seeds that templates merely stopped handing out. */
export interface Prepared {
  readonly base: FileTree;
  readonly theirs: FileTree;
  readonly kept: FileTree;
}

/**
 * A seed is the user's: what templates change in it is not followed. What the agreement changes in it is, because the user asked for it: such a seed is merged like a managed file,
 * and goes with what it belonged to. A seed that is no longer handed out stays on record.
 */
export function prepare({ base, before, mine, theirs, renames }: Sources): Prepared {
  const [bases, wanted, kept] = [new Map(base), new Map(theirs), new Map(theirs)];
  const oldPath = new Map([...renames].map(([from, to]) => [to, from]));
  for (const [path, file] of theirs) {
    const from = oldPath.get(path) ?? path;
    const old = before.get(from);
    if (file.owner !== "seed" || old === undefined || sameContent(old, file)) continue;
    wanted.set(path, asManaged(file));
    const written = base.get(from);
    const there = mine.get(from);
    const untouched = written !== undefined && there !== undefined && sameContent(written, there);
    bases.set(from, asManaged(untouched ? written : old));
  }
  for (const [path, file] of base) {
    if (file.owner !== "seed" || theirs.has(renames.get(path) ?? path)) continue;
    if (before.has(path)) bases.set(path, asManaged(file));
    else for (const tree of [wanted, kept]) tree.set(path, file);
  }
  return { base: treeOf(bases), theirs: treeOf(wanted), kept: treeOf(kept) };
}

function asManaged(file: TreeFile): TreeFile {
  return { ...file, owner: "managed" };
}
