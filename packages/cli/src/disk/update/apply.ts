import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError, type Conflict, type DiskChange } from "@create-backend/core";
import { indexEntries, markConflicts, stagesOf, unmarkConflicts } from "./index-stages.ts";
import { awaitPeople, closeJournal, contentFile, contentIn, entryOf, writeJournal, type FileState, type Journal, type JournalEntry, type OpenJournal } from "./journal.ts";
import { assertWritable, clearBeside, moveFile, pruneFolders, putFile, sameState, stateAt } from "./put-file.ts";
import type { WorkTree } from "./work-tree.ts";

/** The project on the disk, and where its update is recorded while it lasts. */
export interface Site {
  readonly root: string;
  readonly journalFolder: string;
  readonly workTree: WorkTree | undefined;
}

/** Everything that an update writes. */
export interface Writing {
  readonly changes: readonly DiskChange[];
  readonly conflicts: readonly Conflict[];
  /** The lock and the base, written when no conflict is left. */
  readonly last: readonly DiskChange[];
  /** A branch to make for it. */
  readonly branch?: string;
}

/** Where the record of an update lies: among git's own files, or beside the lock. */
export function siteAt(root: string, workTree: WorkTree | undefined): Site {
  const journalFolder = workTree === undefined ? join(root, ".backend/update") : join(workTree.gitFolder, `create-backend-update${workTree.prefix === "" ? "" : `-${workTree.prefix.replaceAll("/", "+")}`}`);
  return { root, workTree, journalFolder };
}

/** Writes an update. Whatever stops it, the journal knows how to finish it and how to take it back; what fails is taken back at once. `CB-159` when that fails, too. */
export function apply(site: Site, { changes, conflicts, last, branch }: Writing): void {
  const { root, workTree } = site;
  const all = [...changes, ...last];
  assertWritable(root, all.map(({ path }) => path));
  const index = workTree === undefined ? new Map<string, string>() : indexEntries(workTree, conflicts.map(({ path }) => path));
  const cameFrom = workTree?.branch ?? workTree?.git(["rev-parse", "HEAD"]).out.trim() ?? "";
  const journal: Journal = {
    version: 1,
    phase: "apply",
    ...(branch === undefined ? {} : { branch: { made: branch, cameFrom } }),
    entries: changes.map(entryOf),
    conflicts: conflicts.map((conflict) => ({ path: conflict.path, text: conflict.kind !== "binary", index: index.get(conflict.path) ?? null, stages: workTree === undefined ? [] : stagesOf(workTree, conflict) })),
    last: last.map(entryOf),
  };
  const open = writeJournal(site.journalFolder, journal, all);
  if (branch !== undefined) makeBranch(site, open, branch);
  try {
    writeAll(site, open);
  } catch (cause) {
    throw takenBack(site, open, cause);
  }
}

/** What stopped an update, once everything is as it was. */
function takenBack(site: Site, open: OpenJournal, cause: unknown): unknown {
  try {
    undo(site, open);
    return cause;
  } catch {
    return halfWay(cause);
  }
}

function halfWay(cause: unknown): UserError {
  return new UserError("CB-159", {
    what: `The update stopped half way. ${cause instanceof UserError ? cause.parts.what : String(cause)}`,
    why: "Some files are new already and others are not; both states are kept.",
    todo: "Mend that, then take everything back with `create-backend update --abort`, or finish with `create-backend update --continue`.",
    cause,
  });
}

/** Writes every file; then ends the update, or hands what is left to people. */
function writeAll(site: Site, open: OpenJournal): void {
  const { entries, conflicts } = open.journal;
  putAll(site, open, entries);
  if (site.workTree !== undefined) markConflicts(site.workTree, conflicts);
  if (conflicts.length > 0) awaitPeople(open);
  else finish(site, open);
}

/** Writes what is recorded last, and ends the update. `instead` replaces what was going to be written at a path: people have resolved conflicts. */
export function finish(site: Site, open: OpenJournal, instead: ReadonlyMap<string, string> = new Map()): void {
  putAll(site, open, open.journal.last.filter(({ path }) => !instead.has(path)));
  for (const [path, text] of instead) putFile(site.root, path, { content: Buffer.from(text), executable: false });
  closeJournal(open);
}

/** What an update that waits for people will record at a path, as text. */
export function pendingText(open: OpenJournal, path: string): string | undefined {
  const index = open.journal.last.findIndex((entry) => entry.path === path);
  return index < 0 ? undefined : Buffer.from(contentIn(open, "after", open.journal.entries.length + index)).toString("utf8");
}

/** Writes what an interrupted update had not written yet. `CB-156` when something was edited since. */
export function resume(site: Site, open: OpenJournal): void {
  const { entries, last } = open.journal;
  const edited = [...entries, ...last].find(({ path, before, after }) => !isAny(stateAt(site.root, path), before, after));
  if (edited !== undefined)
    throw new UserError("CB-156", { what: `${edited.path} was changed after the update had been interrupted.`, why: "Going on would overwrite it.", todo: "Take the update back with `create-backend update --abort` (your change is kept aside), then run it again.", place: { file: edited.path } });
  makeMissingBranch(site, open);
  try {
    writeAll(site, open);
  } catch (cause) {
    throw halfWay(cause);
  }
}

/** What was stopped before its branch was made has written nothing yet, and does not write elsewhere. */
function makeMissingBranch(site: Site, open: OpenJournal): void {
  const { branch } = open.journal;
  if (branch === undefined || site.workTree?.git(["show-ref", "--verify", "--quiet", `refs/heads/${branch.made}`]).code === 0) return;
  makeBranch(site, open, branch.made);
}

/** Takes an update back: every file and the index are as they were. Gives the folder in which edits made since are kept, if there are any. `CB-159` when it stops half way. */
export function undo(site: Site, open: OpenJournal): string | undefined {
  try {
    return putBack(site, open);
  } catch (cause) {
    throw halfWay(cause);
  }
}

function putBack(site: Site, open: OpenJournal): string | undefined {
  const { root, workTree } = site;
  const { entries, last, conflicts, branch } = open.journal;
  const kept = keepAside(site, entries);
  [...entries, ...last].forEach(({ path, before }, index) => {
    clearBeside(root, path);
    if (!sameState(stateAt(root, path), before)) putBackOne(root, { open, index, before, path });
    else if (before === null) pruneFolders(root, path);
  });
  if (workTree !== undefined) unmarkConflicts(workTree, conflicts);
  if (branch !== undefined) {
    workTree?.git(["checkout", "--quiet", branch.cameFrom]);
    workTree?.git(["branch", "--quiet", "-d", branch.made]);
  }
  closeJournal(open);
  return kept;
}

/** Where the disk is full, a file is not written but moved from the journal, which takes no room. */
function putBackOne(root: string, { open, index, before, path }: { open: OpenJournal; index: number; before: FileState | null; path: string }): void {
  const content = before === null ? undefined : contentIn(open, "before", index);
  try {
    putFile(root, path, content === undefined ? null : { content, executable: before?.executable === true });
  } catch (cause) {
    if (!(cause instanceof UserError && cause.code === "CB-114")) throw cause;
    moveFile(contentFile(open, "before", index), { root, path, executable: before?.executable === true });
  }
}

function putAll({ root }: Site, open: OpenJournal, entries: readonly JournalEntry[]): void {
  const all = [...open.journal.entries, ...open.journal.last];
  for (const entry of entries) {
    const { path, after } = entry;
    clearBeside(root, path);
    if (sameState(stateAt(root, path), after)) continue;
    putFile(root, path, after === null ? null : { content: contentIn(open, "after", all.indexOf(entry)), executable: after.executable });
  }
}

/** Copies files that are neither as they were nor as we wrote them. */
function keepAside(site: Site, entries: readonly JournalEntry[]): string | undefined {
  const edited = entries.filter(({ path, before, after }) => !isAny(stateAt(site.root, path), before, after, null));
  if (edited.length === 0) return undefined;
  const folder = mkdtempSync(`${site.journalFolder}-kept-`);
  for (const { path } of edited) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), readFileSync(join(site.root, path)));
  }
  return folder;
}

function isAny(state: ReturnType<typeof stateAt>, ...known: readonly ReturnType<typeof stateAt>[]): boolean {
  return known.some((one) => sameState(state, one));
}

/** Makes a branch for the update. `CB-153` when git will not. */
function makeBranch({ workTree }: Site, open: OpenJournal, branch: string): void {
  if (workTree?.git(["checkout", "--quiet", "-b", branch]).code === 0) return;
  closeJournal(open);
  throw new UserError("CB-153", { what: `The branch ${branch} cannot be made.`, why: "There is one of that name, git refuses the name, or this is no repository with a commit.", todo: "Give another name with --branch." });
}
