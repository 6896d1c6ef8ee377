import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { UserError } from "@create-backend/core";
import { sealOf } from "./seal.ts";

const mostBytes = 64 * 1024 * 1024;
const mostFiles = 2000;

/** What a package runs and renders from, by its path in `dist/`: read once, and compared with the recorded seal before anyone looks at it. `CB-189` when it is something else. */
export function packageAt(folder: string, integrity: string): ReadonlyMap<string, Uint8Array> {
  const files = filesIn(join(folder, "dist"));
  const found = files === undefined ? "no package of ours, or one with links or of another size" : sealOf(files);
  if (files !== undefined && found === integrity) return files;
  throw new UserError("CB-189", {
    what: `${folder} is not the package that the lock records (${integrity}): it is ${found}.`,
    why: "It may have been tampered with, and what it renders is not what this repository was written with. Nothing of it was run, and nothing was changed.",
    todo: "Have the registry looked at, or restore .backend/lock.json and .backend/base from version control: git checkout -- .backend",
    place: { file: ".backend/lock.json", key: "integrity" },
  });
}

/** Undefined for what no package of ours can be. */
function filesIn(top: string): ReadonlyMap<string, Uint8Array> | undefined {
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  const walk = (folder: string): boolean =>
    readdirSync(folder).every((name) => {
      const path = join(folder, name);
      const about = lstatSync(path);
      if (about.isDirectory()) return walk(path);
      bytes += about.size;
      if (!about.isFile() || bytes > mostBytes || files.size >= mostFiles) return false;
      files.set(relative(top, path).replaceAll("\\", "/"), readFileSync(path));
      return true;
    });
  return lstatSync(top, { throwIfNoEntry: false })?.isDirectory() === true && walk(top) ? files : undefined;
}
