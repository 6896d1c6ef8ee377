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
  /** Stable ids of what was written last, and of what would be written now. */
  readonly ids: { readonly before: ReadonlyMap<string, string>; readonly now: ReadonlyMap<string, string> };
  /** Seeds that something outside of the repository remembers (a migration that a database has run): they stay for as long as the part that they belong to. */
  readonly remembered?: (path: string) => boolean;
  /** Whether what was written can be kept beside the project; elsewhere the record is what present templates write. */
  readonly keepsWritten: boolean;
  /** Seeds, as they were written, that an earlier change of the agreement has still to reach. */
  readonly waits: ReadonlySet<string>;
}

/** The trees to merge, and everything that stays ours: `kept` is `theirs` with seeds as they were written, where templates alone changed them or stopped handing them out. */
export interface Prepared {
  readonly base: FileTree;
  readonly theirs: FileTree;
  readonly kept: FileTree;
  /** Seeds in which the agreement changes something, as they are merged from. */
  readonly asked: FileTree;
}

/**
 * A seed is the user's: what templates change in it is not followed. What the agreement changes in it is, because the user asked for it: such a seed is merged like a managed file,
 * and goes with what it belonged to, unless it is remembered elsewhere. A seed that is no longer handed out stays on record until the part that it belongs to goes, and one that templates have only begun to hand out for a part that has begun before is left out:
 * it goes with seeds as they are today, and not with those that are there (a migration that was part of another one). It is handed out when the agreement changes it, with the seeds that use it.
 */
export function prepare(sources: Sources): Prepared {
  const { base, before, mine, renames, remembered = (): boolean => false, keepsWritten, waits } = sources;
  const { partsNow, wholeOf } = partsOf(sources);
  const oldPath = new Map([...renames].map(([from, to]) => [to, from]));
  const theirs = withoutLate(sources, oldPath);
  const [bases, wanted, kept] = [new Map(base), new Map(theirs), new Map(theirs)];
  const asked = new Map<string, TreeFile>();
  for (const [path, file] of theirs) {
    const from = oldPath.get(path) ?? path;
    const old = before.get(from);
    const written = base.get(from);
    if (file.owner !== "seed") continue;
    const isAsked = old !== undefined && !sameContent(old, file);
    if (!isAsked && !waits.has(from)) {
      if (keepsWritten && written?.owner === "seed") kept.set(path, written);
      continue;
    }
    wanted.set(path, asManaged(file));
    const there = mine.get(from);
    if (written === undefined && there === undefined) continue;
    const untouched = written !== undefined && there !== undefined && sameContent(written, there);
    const asRecorded = waits.has(from) ? written : undefined;
    asked.set(from, untouched ? written : (asRecorded ?? old ?? file));
    bases.set(from, asManaged(asked.get(from) ?? file));
  }
  for (const [path, file] of base) {
    if (file.owner !== "seed" || sources.theirs.has(renames.get(path) ?? path)) continue;
    const part = wholeOf(path);
    const goes = part !== undefined && !partsNow.has(part) ? true : before.has(path) && !remembered(path);
    if (goes) bases.set(path, asManaged(file));
    else for (const tree of [wanted, kept]) tree.set(path, file);
  }
  return { base: treeOf(bases), theirs: treeOf(wanted), kept: treeOf(kept), asked };
}

/** What files are repeated for: the module or app of every path that was written, and all that there are now. */
function partsOf({ ids }: Sources): { readonly partsNow: ReadonlySet<string | undefined>; readonly wholeOf: (path: string) => string | undefined } {
  const whose = (id = ""): string | undefined => partOf(id)?.replace(/^.*@/, "");
  return { partsNow: new Set([...ids.now.values()].map(whose)), wholeOf: (path) => whose(ids.before.get(path)) };
}

/** What would be written now, without seeds that templates have only begun to hand out for a part that is there. */
function withoutLate({ base, before, mine, theirs, ids }: Sources, oldPath: ReadonlyMap<string, string>): FileTree {
  const begun = new Set([...ids.before].filter(([path]) => base.get(path)?.owner === "seed").map(([, id]) => partOf(id)));
  const isLate = ([path, file]: readonly [string, TreeFile]): boolean => {
    const from = oldPath.get(path) ?? path;
    const [old, part] = [before.get(from), partOf(ids.now.get(path) ?? "")];
    return file.owner === "seed" && part !== undefined && begun.has(part) && !base.has(from) && !mine.has(path) && old !== undefined && sameContent(old, file);
  };
  return new Map([...theirs].filter((entry) => !isLate(entry)));
}

function asManaged(file: TreeFile): TreeFile {
  return { ...file, owner: "managed" };
}

/** Who wrote a file, and for what it was repeated (`data-access/kysely@orders`); undefined for a file that stands once. */
function partOf(id: string): string | undefined {
  const [, writer, whose] = /^([^:]*):.*@([^@>]+)(?:>.*)?$/.exec(id) ?? [];
  return writer === undefined ? undefined : `${writer}@${whose ?? ""}`;
}
