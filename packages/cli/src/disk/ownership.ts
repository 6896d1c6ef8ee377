import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, lockPath, parseLock, type FileOwner } from "@create-backend/core";
import { diskError } from "./disk-error.ts";

/** Whose a file is by the lock. `owner` is absent for files that we never wrote. */
export interface Ownership {
  readonly owner?: FileOwner;
  /** It is not as we wrote it. */
  readonly edited?: boolean;
}

/** Looks a file up in the lock of its repository. Throws `CB-045` when the lock cannot be read. */
export function ownershipOf(root: string, path: string): Ownership {
  const lockFile = join(root, lockPath);
  if (!existsSync(lockFile)) return {};
  try {
    const entry = parseLock(readFileSync(lockFile, "utf8")).files[path];
    if (entry === undefined) return {};
    return { owner: entry.owner, edited: hashOf(readFileSync(join(root, path))) !== entry.hash };
  } catch (cause) {
    throw diskError(cause, `Reading ${path}`);
  }
}
