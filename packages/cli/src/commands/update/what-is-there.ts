import { join } from "node:path";
import { basePath, lockPath, type FileTree, type Lock, type TreeFile } from "@create-backend/core";
import { lookAt } from "../../disk/look-at.ts";
import { diskFile, readTree } from "../../disk/read-tree.ts";
import type { Running } from "../../disk/run.ts";

/** The project on the disk. */
export interface Present {
  /** Its files: those of ours that git ignores are among them, our own records are not. */
  readonly mine: FileTree;
  /** Paths of ours where no file stands but a link or a folder, or that lie behind one. Nothing is read there: what a link leads to may lie anywhere. */
  readonly blocked: ReadonlySet<string>;
}

export function whatIsThere({ root, environment, lock, wanted }: { root: string; environment: Running["environment"]; lock: Lock; wanted: FileTree }): Present {
  const mine = new Map<string, TreeFile>(readTree(root, environment));
  const blocked = new Set<string>();
  const isBlocked = blockedIn(root);
  for (const path of new Set([...Object.keys(lock.files), ...wanted.keys()])) {
    const found = lookAt(join(root, path));
    if (isBlocked(path) || (found !== undefined && !found.isFile())) {
      blocked.add(path);
      mine.delete(path);
    } else if (found !== undefined && !mine.has(path)) mine.set(path, diskFile(join(root, path), (found.mode & 0o100) !== 0));
  }
  mine.delete(lockPath);
  mine.delete(basePath);
  return { mine, blocked };
}

/** Whether a folder on the way to a path is none; every folder is looked at once. */
function blockedIn(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  const isBlocked = (path: string): boolean => {
    const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
    if (folder === "") return false;
    const before = known.get(folder);
    if (before !== undefined) return before;
    const blocked = isBlocked(folder) || lookAt(join(root, folder))?.isDirectory() === false;
    known.set(folder, blocked);
    return blocked;
  };
  return isBlocked;
}
