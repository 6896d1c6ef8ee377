import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { assertSafePath, type FileTree } from "@create-backend/core";
import { diskError } from "./disk-error.ts";

const batch = 40;

/** Writes a tree into an empty folder of ours. Gives way to signals in between, so that a stop is heard. */
export async function writeTree(tree: FileTree, folder: string): Promise<void> {
  const made = new Set<string>();
  let count = 0;
  for (const [path, { content, executable }] of tree) {
    assertSafePath(path);
    const file = join(folder, path);
    const parent = dirname(file);
    try {
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      writeFileSync(file, content, { flag: "wx", mode: executable ? 0o755 : 0o644 });
    } catch (cause) {
      throw diskError(cause, `Writing ${path}`);
    }
    count += 1;
    if (count % batch === 0) await setImmediate();
  }
}
