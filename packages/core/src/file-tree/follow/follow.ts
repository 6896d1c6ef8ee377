import { packBase, storesBase } from "../base.ts";
import { hashOf, lockOf, type Lock, type LockedFile, type LockFacts } from "../lock.ts";
import type { MarkerLabels } from "../merge/merge-text.ts";
import { mergeTrees, type Step, type TreeMerge } from "../merge/merge-trees.ts";
import { sameFile } from "../same-file.ts";
import { treeOf, type FileTree, type TreeFile } from "../tree.ts";
import { prepare, type Sources } from "./prepare.ts";

/** Everything an update needs to know. */
export interface Update extends Omit<Sources, "renames" | "ids" | "keepsWritten" | "waits"> {
  /** The lock of the last run. */
  readonly lock: Lock;
  /** What the new lock says besides the files. */
  readonly facts: LockFacts;
  readonly labels?: MarkerLabels;
  /** Leave files in conflict as they are, and their record too: a later update merges them. */
  readonly postpone?: boolean;
  /** What waits with them, and for which of them: path → path. */
  readonly held?: ReadonlyMap<string, string>;
  /** Paths of ours where a link or a folder of the user's stands: what would change there waits until a file can be written again. */
  readonly blocked?: ReadonlySet<string>;
  /** Where codemods have changed `base` and `mine` alike: the files as they lie on the disk, and what was changed in which. */
  readonly rewritten?: Rewritten;
}

/** What codemods did to the user's files before the merge. */
export interface Rewritten {
  readonly disk: FileTree;
  /** Path → what was changed, in a sentence. */
  readonly why: ReadonlyMap<string, string>;
  /** What was written last without the changes: then what waits stays, and is recorded, as it lies on the disk. Absent where nothing can stay behind. */
  readonly base?: FileTree;
}

/** One path of the disk that becomes another: created without `before`, removed without `after`. */
export interface DiskChange {
  readonly path: string;
  readonly before?: TreeFile;
  readonly after?: TreeFile;
}

/** An update as a value: what was decided, what the disk becomes, and what is recorded once there is no conflict left. */
export interface Followed extends TreeMerge {
  /** Paths in conflict that were left for another time. */
  readonly postponed: readonly string[];
  /** All paths whose record stays that of the last update. */
  readonly waiting: readonly string[];
  readonly changes: readonly DiskChange[];
  readonly lock: Lock;
  readonly base: TreeFile;
}

/** Plans an update: makes the project follow its agreement and the present templates. Pure; nothing of the user's is lost without a step that says so. */
export function follow(update: Update): Followed {
  const followed = merged(update);
  const { rewritten } = update;
  if (rewritten === undefined) return followed;
  const told = new Map(followed.steps.filter(({ outcome }) => outcome !== "keep").map((step) => [step.path, step]));
  const steps = [...rewritten.why].filter(([path]) => !told.has(path) && followed.tree.has(path)).map(([path, reason]): Step => ({ path, outcome: "rewrite", reason }));
  return { ...followed, steps: [...followed.steps.filter(({ path, outcome }) => outcome !== "keep" || !rewritten.why.has(path)), ...steps], changes: changesBetween(rewritten.disk, followed.tree) };
}

/** What the user has, and what was written last, for what waits. */
export function leftAsIs({ rewritten, base, mine }: Pick<Update, "rewritten" | "base" | "mine">): { readonly base: FileTree; readonly mine: FileTree } {
  return rewritten?.base === undefined ? { base, mine } : { base: rewritten.base, mine: rewritten.disk };
}

function merged(update: Update): Followed {
  const { lock, facts, mine } = update;
  const left = leftAsIs(update);
  const renames = renamesOf(lock, update.theirs, facts.ids ?? new Map());
  const written = new Map(Object.entries(lock.files).flatMap(([path, { id }]) => (id === undefined ? [] : [[path, id] as const])));
  const waits = new Set(Object.entries(lock.files).flatMap(([path, entry]) => (entry.waits === true ? [path] : [])));
  const { base, theirs, kept, asked } = prepare({ ...update, keepsWritten: storesBase(facts), renames, waits, ids: { before: written, now: facts.ids ?? new Map() } });
  const known = new Map(Object.entries(lock.files).flatMap(([path, { at }]) => (at === undefined ? [] : [[path, at] as const])));
  const whole = saidOfBlocked(mergeTrees({ base, mine, theirs, renames, known, ...(update.labels === undefined ? {} : { labels: update.labels }) }), update.blocked);
  const ids = new Map([...written, ...(facts.ids ?? [])]);
  const merge = update.postpone === true ? withoutHeld(withoutConflicts(whole, left.mine), { mine: left.mine, held: update.held ?? new Map(), renames }) : whole;
  const postponed = update.postpone === true ? whole.conflicts.map(({ path }) => path) : [];
  const waiting = [...postponed, ...merge.steps.flatMap(({ path, outcome }) => (outcome === "wait" || outcome === "hold" ? [path] : []))];
  const locked = seen(lockOf(kept, { ...facts, ids }), merge, renames);
  if (waiting.length > 0) return { ...merge, postponed, waiting, changes: changesBetween(mine, merge.tree), ...recordWithout(recorded(waiting, merge, renames), { old: lock, locked, base: left.base, asked, kept, tree: merge.tree }) };
  return { ...merge, postponed, waiting, changes: changesBetween(mine, merge.tree), lock: locked, base: packBase(kept) };
}

/** A file that is not there because something else is was not deleted. */
function saidOfBlocked(merge: TreeMerge, blocked: ReadonlySet<string> = new Set()): TreeMerge {
  if (blocked.size === 0) return merge;
  return { ...merge, steps: merge.steps.map((step) => (step.outcome === "stay-deleted" && blocked.has(step.path) ? { ...step, outcome: "wait", reason: "a link or a folder of yours is in its place" } : step)) };
}

/** The same merge with the user's text where there is a conflict. */
function withoutConflicts(merge: TreeMerge, mine: FileTree): TreeMerge {
  const from = new Map(merge.steps.flatMap((step) => (step.from === undefined ? [] : [[step.path, step.from] as const])));
  const left = new Map(merge.conflicts.map((conflict) => [conflict.path, mine.get(conflict.path) ?? mine.get(from.get(conflict.path) ?? "") ?? conflict.mine]));
  return { ...merge, conflicts: [], tree: new Map([...merge.tree].map(([path, file]) => [path, left.get(path) ?? file])) };
}

/** The same merge with what some paths were, before and after a rename. */
function withoutHeld(merge: TreeMerge, { mine, held, renames }: { mine: FileTree; held: ReadonlyMap<string, string>; renames: ReadonlyMap<string, string> }): TreeMerge {
  const oldPath = new Map([...renames].map(([from, to]) => [to, from]));
  const known = new Map(merge.steps.map((step) => [step.path, step]));
  const tree = new Map(merge.tree);
  const holds = new Map<string, Step>();
  for (const [one, cause] of held) {
    const path = merge.moves.has(one) ? one : (renames.get(one) ?? one);
    const [from, step] = [oldPath.get(path) ?? path, known.get(path)];
    if (step?.outcome === "conflict" || step?.outcome === "wait" || [path, from].every((each) => isSame(tree.get(each), mine.get(each)))) continue;
    for (const each of [path, from]) restore(tree, each, mine.get(each));
    holds.set(path, { ...step, path, outcome: "hold", reason: `goes with ${cause}` });
  }
  return { ...merge, steps: [...merge.steps.filter(({ path }) => !holds.has(path)), ...holds.values()], tree: treeOf(tree) };
}

function isSame(a: TreeFile | undefined, b: TreeFile | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameFile(a, b);
}

function restore(tree: Map<string, TreeFile>, path: string, file: TreeFile | undefined): void {
  if (file === undefined) tree.delete(path);
  else tree.set(path, file);
}

/** Where paths stand in the old record and in the new one: neither the user's move nor a rename is part of it. */
function recorded(paths: readonly string[], merge: TreeMerge, renames: ReadonlyMap<string, string>): readonly (readonly [before: string, now: string])[] {
  const before = new Map([...[...renames].map(([from, to]) => [to, from] as const), ...[...merge.moves].map(([from, to]) => [to, from] as const)]);
  return paths.map((path) => {
    const old = before.get(path) ?? path;
    return [old, renames.get(old) ?? old];
  });
}

interface Waiting {
  readonly old: Lock;
  readonly locked: Lock;
  readonly base: FileTree;
  /** Seeds in which the agreement changes something, as they were merged from. */
  readonly asked: FileTree;
  readonly kept: FileTree;
  readonly tree: FileTree;
}

/** What is recorded when some paths wait: of these, what was recorded before, with the changes of codemods, which their files on the disk have, too. */
function recordWithout(paths: readonly (readonly [before: string, now: string])[], { old, locked, base, asked, kept, tree }: Waiting): Pick<Followed, "lock" | "base"> {
  const [files, contents] = [new Map(Object.entries(locked.files)), new Map(kept)];
  for (const [before, now] of paths) {
    for (const record of [files, contents]) record.delete(now);
    const [entry, file] = [old.files[before], asked.get(before) ?? base.get(before)];
    if (entry === undefined || file === undefined) continue;
    const isDeleted = locked.files[now]?.deleted === true && !tree.has(before);
    files.set(before, { ...entry, hash: hashOf(file.content), ...(isDeleted ? { deleted: true as const } : {}), ...(entry.owner === "seed" && asked.has(before) ? { waits: true as const } : {}) });
    contents.set(before, file);
  }
  return { lock: { ...locked, files: Object.fromEntries(files) }, base: packBase(contents) };
}

/** A template file that has its stable id and another path was renamed by the templates or by the agreement. */
export function renamesOf(lock: Lock, theirs: FileTree, ids: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const pathOf = new Map([...ids].map(([path, id]) => [id, path]));
  return new Map(
    Object.entries(lock.files).flatMap(([path, { id }]) => {
      const now = id === undefined ? undefined : pathOf.get(id);
      return now === undefined || now === path || theirs.has(path) ? [] : [[path, now] as const];
    }),
  );
}

/** What the disk must become, path by path. */
export function changesBetween(mine: FileTree, wanted: FileTree): readonly DiskChange[] {
  const gone = [...mine].flatMap(([path, before]): DiskChange[] => (wanted.has(path) ? [] : [{ path, before }]));
  const others = [...wanted].flatMap(([path, after]): DiskChange[] => {
    const before = mine.get(path);
    if (before === undefined) return [{ path, after }];
    return sameFile(before, after) ? [] : [{ path, before, after }];
  });
  return [...gone, ...others];
}

/** Records what the user made of each file, so that a judge can tell an edit that an update has merged from one that nobody has seen. */
function seen(lock: Lock, merge: TreeMerge, renames: ReadonlyMap<string, string>): Lock {
  const oldPath = new Map([...renames].map(([from, to]) => [to, from]));
  const files = Object.entries(lock.files).map(([path, entry]): [string, LockedFile] => {
    const at = merge.moves.get(oldPath.get(path) ?? path) ?? path;
    const file = merge.tree.get(at);
    if (file === undefined) return [path, { ...entry, deleted: true }];
    const merged = entry.owner === "seed" ? entry.hash : hashOf(file.content);
    return [path, { ...entry, ...(merged === entry.hash ? {} : { merged }), ...(at === path ? {} : { at }) }];
  });
  return { ...lock, files: Object.fromEntries(files) };
}
