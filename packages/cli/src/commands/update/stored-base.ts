import { readFileSync } from "node:fs";
import { join } from "node:path";
import { basePath, type TreeFile } from "@create-backend/core";
import { readingError } from "../../disk/disk-error.ts";
import { lookAt } from "../../disk/look-at.ts";

/** The base that the last run has stored, as it lies on the disk. */
export function storedBase(root: string): (TreeFile & { readonly content: Uint8Array }) | undefined {
  const file = join(root, basePath);
  if (lookAt(file) === undefined) return undefined;
  try {
    return { content: readFileSync(file), executable: false, owner: "managed" };
  } catch (cause) {
    throw readingError(cause, basePath);
  }
}
