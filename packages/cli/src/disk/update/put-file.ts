import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { assertSafePath, hashOf, UserError } from "@create-backend/core";
import { diskError } from "../disk-error.ts";
import type { FileState } from "./journal.ts";

/** Replaces, creates or (null) removes one file of a project in a single step. Folders that become empty go with it. */
export function putFile(root: string, path: string, file: { readonly content: Uint8Array; readonly executable: boolean } | null): void {
  assertSafePath(path);
  const target = join(root, path);
  try {
    if (file === null) {
      rmSync(target, { force: true });
      pruneFolders(root, path);
      return;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(besideOf(target), file.content);
    chmodSync(besideOf(target), file.executable ? 0o755 : 0o644);
    renameSync(besideOf(target), target);
  } catch (cause) {
    throw diskError(cause, `Writing ${path}`);
  }
}

/** Removes what a stop in the middle of a write has left beside a file. */
export function clearBeside(root: string, path: string): void {
  rmSync(besideOf(join(root, path)), { force: true });
}

function besideOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.create-backend`);
}

function pruneFolders(root: string, path: string): void {
  for (let folder = dirname(path); folder !== "." && folder !== ""; folder = dirname(folder)) {
    const full = join(root, folder);
    if (existsSync(full) && readdirSync(full).length > 0) return;
    if (existsSync(full)) rmdirSync(full);
  }
}

/** What is at a path now. */
export function stateAt(root: string, path: string): FileState | null {
  const found = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (found?.isFile() !== true) return null;
  return { hash: hashOf(readFileSync(join(root, path))), executable: (found.mode & 0o100) !== 0 };
}

/** Both are the same file, or none. */
export function sameState(a: FileState | null, b: FileState | null): boolean {
  return a?.hash === b?.hash && a?.executable === b?.executable;
}

/** Every path can be written, and none leads through a link out of the project. `CB-149` a link, `CB-150` read-only, `CB-112` a folder in the way. */
export function assertWritable(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    assertSafePath(path);
    const segments = path.split("/");
    segments.forEach((_, index) => assertStep(root, segments.slice(0, index + 1).join("/"), index === segments.length - 1));
  }
}

function assertStep(root: string, path: string, last: boolean): void {
  const found = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isSymbolicLink()) throw new UserError("CB-149", { what: `${path} is a link.`, why: "What it leads to may lie outside the project, and nothing is written there.", todo: "Replace the link by what it leads to, or remove it.", place: { file: path } });
  if (last ? !found.isFile() : !found.isDirectory()) throw new UserError("CB-112", { what: `${path} is ${last ? "a folder" : "a file"}, and the update needs a ${last ? "file" : "folder"} there.`, why: "It would have to be removed, and it is yours.", todo: "Move it away, then run the update again.", place: { file: path } });
  if ((found.mode & 0o200) === 0) throw new UserError("CB-150", { what: `${path} is read-only.`, why: "Somebody has protected it, so the update does not replace it.", todo: `Make it writable (chmod u+w ${path}), then run the update again. Nothing was changed.`, place: { file: path } });
}
