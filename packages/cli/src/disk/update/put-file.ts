import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmdirSync, rmSync, writeFileSync, type Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import { assertSafePath, hashOf, UserError } from "@create-backend/core";
import { diskError } from "../disk-error.ts";
import { lookAt } from "../look-at.ts";
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
    chmodSync(besideOf(target), modeOf(file.executable));
    renameSync(besideOf(target), target);
  } catch (cause) {
    clearBeside(root, path);
    throw diskError(cause, `Writing ${path}`);
  }
}

/** Puts a file that lies elsewhere on the same disk in its place in a project. */
export function moveFile(from: string, { root, path, executable }: { readonly root: string; readonly path: string; readonly executable: boolean }): void {
  assertSafePath(path);
  try {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    chmodSync(from, modeOf(executable));
    renameSync(from, join(root, path));
  } catch (cause) {
    throw diskError(cause, `Writing ${path}`);
  }
}

function modeOf(executable: boolean): number {
  return executable ? 0o755 : 0o644;
}

/** Removes what a stop in the middle of a write has left beside a file. */
export function clearBeside(root: string, path: string): void {
  const beside = besideOf(join(root, path));
  if (lookAt(beside) !== undefined) rmSync(beside, { force: true });
}

function besideOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.create-backend`);
}

/** Removes the folders on the way to a path that hold nothing. */
export function pruneFolders(root: string, path: string): void {
  for (let folder = dirname(path); folder !== "." && folder !== ""; folder = dirname(folder)) {
    const full = join(root, folder);
    if (existsSync(full) && readdirSync(full).length > 0) return;
    if (existsSync(full)) rmdirSync(full);
  }
}

/** What is at a path now. */
export function stateAt(root: string, path: string): FileState | null {
  const found = lookAt(join(root, path));
  if (found?.isFile() !== true) return null;
  return { hash: hashOf(readFileSync(join(root, path))), executable: (found.mode & 0o100) !== 0 };
}

/** Both are the same file, or none. */
export function sameState(a: FileState | null, b: FileState | null): boolean {
  return a?.hash === b?.hash && a?.executable === b?.executable;
}

/** Every path can be written, and none leads through a link out of the project. `CB-149` a link, `CB-150` read-only, `CB-113` not ours to write, `CB-112` a folder in the way. */
export function assertWritable(root: string, paths: readonly string[]): void {
  assertMayWrite(root, ".", lookAt(realpathSync(root)));
  const folders = new Set<string>();
  for (const path of paths) {
    assertSafePath(path);
    for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1)) folders.add(path.slice(0, end));
  }
  for (const folder of folders) assertStep(root, folder, "folder");
  for (const path of paths) assertStep(root, path, "file");
}

function assertStep(root: string, path: string, wanted: "file" | "folder"): void {
  const found = lookAt(join(root, path));
  if (found === undefined) return;
  if (found.isSymbolicLink()) throw new UserError("CB-149", { what: `${path} is a link.`, why: "What it leads to may lie outside the project, and nothing is written there.", todo: "Replace the link by what it leads to, or remove it.", place: { file: path } });
  if (wanted === "file" ? !found.isFile() : !found.isDirectory()) throw new UserError("CB-112", { what: `${path} is ${wanted === "file" ? "no file" : "no folder"}, and the update needs a ${wanted} there.`, why: "It would have to be removed, and it is yours.", todo: "Move it away, then run the update again.", place: { file: path } });
  assertMayWrite(root, path, found);
}

function assertMayWrite(root: string, path: string, found: Stats | undefined): void {
  if (((found?.mode ?? 0o200) & 0o200) === 0) throw new UserError("CB-150", { what: `${path === "." ? "The folder of the project" : path} is read-only.`, why: "Somebody has protected it, so the update does not replace it.", todo: `Make it writable (chmod u+w ${path}), then run the update again. Nothing was changed.`, place: { file: path } });
  try {
    accessSync(join(root, path), constants.W_OK);
  } catch (cause) {
    throw new UserError("CB-113", { what: `${path === "." ? "The folder of the project" : path} may not be written by you.`, why: "The update would stop half way.", todo: "Have its rights changed, or run as whoever it belongs to. Nothing was changed.", place: { file: path }, cause });
  }
}
