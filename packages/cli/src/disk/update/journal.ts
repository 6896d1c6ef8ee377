import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, UserError, type DiskChange, type TreeFile } from "@create-backend/core";
import { diskError } from "../disk-error.ts";
import { lookAt } from "../look-at.ts";

/** One file before and after. A hash is null where there is no file. */
export interface JournalEntry {
  readonly path: string;
  readonly before: FileState | null;
  readonly after: FileState | null;
}

export interface FileState {
  readonly hash: string;
  readonly executable: boolean;
}

/** A path that a person must look at, with what git's index said about it. */
export interface OpenConflict {
  readonly path: string;
  readonly text: boolean;
  /** `mode sha` before the update, null when git did not know the path. */
  readonly index: string | null;
  /** What the index says while the conflict is open: `mode sha stage`. */
  readonly stages: readonly string[];
}

/** A begun update: everything that is needed to finish it or to take it back. */
export interface Journal {
  readonly version: 1;
  /** `apply`: files are being written. `conflicts`: all are written, people are at work. */
  readonly phase: "apply" | "conflicts";
  /** The branch that was made for it, and what was checked out before. */
  readonly branch?: { readonly made: string; readonly cameFrom: string };
  readonly entries: readonly JournalEntry[];
  readonly conflicts: readonly OpenConflict[];
  /** Written once there is no conflict left: the lock and the base. */
  readonly last: readonly JournalEntry[];
}

/** A journal in its folder. */
export interface OpenJournal {
  readonly folder: string;
  readonly journal: Journal;
}

const file = "journal.json";

/** The update that was begun in this folder and has not ended, if there is one. `CB-155` when it cannot be read. */
export function openJournal(folder: string): OpenJournal | undefined {
  if (!existsSync(join(folder, file))) return undefined;
  try {
    return { folder, journal: JSON.parse(readFileSync(join(folder, file), "utf8")) as Journal };
  } catch (cause) {
    throw new UserError("CB-155", { what: `The record of an update that was begun cannot be read (${join(folder, file)}).`, why: "It is needed to finish the update or to take it back.", todo: "Take the changes back with git (git checkout -- .), then delete that folder.", cause });
  }
}

/** Puts a journal down with the bytes of both states. It is there whole, under its name, or not at all. */
export function writeJournal(folder: string, journal: Journal, changes: readonly DiskChange[]): OpenJournal {
  try {
    return putDown(folder, journal, changes);
  } catch (cause) {
    if (lookAt(`${folder}.new`) !== undefined) rmSync(`${folder}.new`, { recursive: true, force: true });
    throw diskError(cause, "Getting ready to write");
  }
}

function putDown(folder: string, journal: Journal, changes: readonly DiskChange[]): OpenJournal {
  const draft = `${folder}.new`;
  for (const old of [draft, `${folder}.done`]) rmSync(old, { recursive: true, force: true });
  for (const side of ["before", "after"] as const) {
    mkdirSync(join(draft, side), { recursive: true });
    for (const change of changes) {
      const content = change[side]?.content;
      if (content !== undefined) writeFileSync(join(draft, side, String(changes.indexOf(change))), content);
    }
  }
  writeFileSync(join(draft, file), JSON.stringify(journal));
  renameSync(draft, folder);
  return { folder, journal };
}

/** All files are written; what is left is up to people. */
export function awaitPeople({ folder, journal }: OpenJournal): OpenJournal {
  const waiting: Journal = { ...journal, phase: "conflicts" };
  writeFileSync(join(folder, `${file}.new`), JSON.stringify(waiting));
  renameSync(join(folder, `${file}.new`), join(folder, file));
  return { folder, journal: waiting };
}

/** The update has ended. */
export function closeJournal({ folder }: OpenJournal): void {
  rmSync(`${folder}.done`, { recursive: true, force: true });
  renameSync(folder, `${folder}.done`);
  rmSync(`${folder}.done`, { recursive: true, force: true });
}

/** Bytes of an entry, by its place among all entries. */
export function contentIn(open: OpenJournal, side: "before" | "after", index: number): Uint8Array {
  return readFileSync(contentFile(open, side, index));
}

/** The file that holds them. */
export function contentFile({ folder }: OpenJournal, side: "before" | "after", index: number): string {
  return join(folder, side, String(index));
}

/** A change as the journal records it. */
export function entryOf({ path, before, after }: DiskChange): JournalEntry {
  const state = (found: TreeFile | undefined): FileState | null => (found === undefined ? null : { hash: hashOf(found.content), executable: found.executable });
  return { path, before: state(before), after: state(after) };
}
