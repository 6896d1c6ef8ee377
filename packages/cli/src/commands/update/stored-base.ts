import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { basePath, type TreeFile } from "@create-backend/core";

/** The base that the last run has stored, as it lies on the disk. */
export function storedBase(root: string): TreeFile | undefined {
  const file = join(root, basePath);
  return existsSync(file) ? { content: readFileSync(file), executable: false, owner: "managed" } : undefined;
}
