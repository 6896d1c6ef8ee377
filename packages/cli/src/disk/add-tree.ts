import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { assertSafePath, UserError, type FileTree } from "@create-backend/core";
import { diskError } from "./disk-error.ts";

/** Adds files to a folder of the user's: all of them or, when one is there already (`CB-117`) or cannot be written, none. */
export function addTree(tree: FileTree, workingFolder: string, shown: string): void {
  const folder = resolve(workingFolder, shown);
  const there = [...tree.keys()].find((path) => existsSync(join(folder, path)));
  if (there !== undefined)
    throw new UserError("CB-117", { what: `${shown}/${there} is there already.`, why: "It would be overwritten.", todo: "Choose another folder, or move the file away.", place: { file: `${shown}/${there}` } });
  const written: string[] = [];
  try {
    for (const [path, { content }] of tree) {
      assertSafePath(path);
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { flag: "wx" });
      written.push(file);
    }
  } catch (cause) {
    for (const file of written) rmSync(file, { force: true });
    throw diskError(cause, `Writing to ${shown}`);
  }
}
