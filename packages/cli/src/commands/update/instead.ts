import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, lockFile, lockPath, parseLock, textFile, UserError, type Lock, type LockedFile } from "@create-backend/core";
import type { Arguments } from "../../command-line/command.ts";
import { apply, finish, pendingText, resume, undo, type Site } from "../../disk/update/apply.ts";
import { unmerged } from "../../disk/update/index-stages.ts";
import { openJournal, type OpenConflict, type OpenJournal } from "../../disk/update/journal.ts";
import type { Session } from "../../terminal/session.ts";
import type { UpdatePlan } from "./plan.ts";
import { assertIdle } from "./ready.ts";
import { good, noted } from "./screen.ts";

interface Speaking {
  readonly args: Arguments;
  readonly session: Session;
}

/** Takes the begun update back. */
export function abortUpdate(site: Site, args: Arguments, session: Session): number {
  const kept = undo(site, begun(site));
  const note = kept === undefined ? "" : ` What you edited meanwhile is kept in ${kept}.`;
  answer({ args, session }, { state: "aborted", ...(kept === undefined ? {} : { kept }) }, `The update is taken back: everything is as it was.${note}`);
  return 0;
}

/** Finishes an update: an interrupted one is written to its end, one that waits is recorded when no conflict is left. */
export function continueUpdate(site: Site, args: Arguments, session: Session): Promise<number> {
  const open = begun(site);
  const { conflicts, phase } = open.journal;
  if (phase === "apply") resume(site, open);
  const left = conflicts.filter((conflict) => isOpen(site, conflict));
  if (left.length > 0) {
    answer({ args, session }, { state: "conflicts", conflicts: left.map(({ path }) => path) }, `Still to decide: ${left.map(({ path }) => path).join(", ")}. Remove the markers (or git add a file that is not text), then run this again.`);
    return Promise.resolve(3);
  }
  if (conflicts.length > 0) finishResolved(site, open);
  answer({ args, session }, { state: "done" }, "The update is finished. Look at it with git diff HEAD, then commit.");
  return Promise.resolve(0);
}

/** Records that this version is not wanted. */
export function skipVersion(site: Site, { standing }: UpdatePlan, speaking: Speaking): Promise<number> {
  assertIdle(site.workTree);
  const { tool } = standing.now.facts;
  const lock: Lock = { ...standing.lock, skipped: tool };
  apply(site, { changes: [], conflicts: [], last: [{ path: lockPath, before: textFile(standing.lockText), after: lockFile(lock) }] });
  answer(speaking, { state: "skipped", version: tool }, `What create-backend ${tool} changes is not offered any more; the next version is. (Recorded in ${lockPath}: commit it.)`);
  return Promise.resolve(0);
}

/** `CB-154` when no update was begun. */
function begun(site: Site): OpenJournal {
  const open = openJournal(site.journalFolder);
  if (open !== undefined) return open;
  throw new UserError("CB-154", { what: "No update is under way here.", why: "There is nothing to continue and nothing to take back.", todo: "Start one with `create-backend update`." });
}

function finishResolved(site: Site, open: OpenJournal): void {
  const { conflicts } = open.journal;
  site.workTree?.git(["add", "--", ...conflicts.map(({ path }) => `:(literal)${path}`)]);
  const lock = pendingText(open, lockPath);
  finish(site, open, lock === undefined ? new Map() : new Map([[lockPath, resolved(site, parseLock(lock), conflicts)]]));
}

/** Markers are there still, or git takes a file that is no text for unmerged. */
function isOpen({ root, workTree }: Site, { path, text }: OpenConflict): boolean {
  const file = join(root, path);
  if (!existsSync(file)) return false;
  if (text) return /^(<{7} |\|{7} |>{7} )/m.test(readFileSync(file, "utf8"));
  return workTree !== undefined && unmerged(workTree).has(path);
}

/** The lock with what people made of the conflicts. */
function resolved({ root }: Site, lock: Lock, conflicts: readonly OpenConflict[]): string {
  const known = new Set(conflicts.map(({ path }) => path));
  const files = Object.entries(lock.files).map(([path, entry]): [string, LockedFile] => {
    const at = entry.at ?? path;
    if (!known.has(at) || entry.owner === "seed") return [path, entry];
    const file = join(root, at);
    const { id, owner, hash, executable } = entry;
    const written: LockedFile = { ...(id === undefined ? {} : { id }), owner, hash, ...(executable === undefined ? {} : { executable }), ...(entry.at === undefined ? {} : { at }) };
    if (!existsSync(file)) return [path, { ...written, deleted: true }];
    const now = hashOf(readFileSync(file));
    return [path, now === hash ? written : { ...written, merged: now }];
  });
  return lockFile({ ...lock, files: Object.fromEntries(files) }).content as string;
}

function answer({ args, session: { out } }: Speaking, document: { readonly state: string; readonly [more: string]: unknown }, text: string): void {
  const lines = document.state === "conflicts" ? noted(text, out) : good(text, out);
  out.write(args.has("json") ? `${JSON.stringify({ ok: true, ...document }, null, 2)}\n` : `${lines.join("\n")}\n`);
}
