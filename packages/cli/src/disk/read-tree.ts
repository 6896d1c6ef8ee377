import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileTree, TreeFile } from "@create-backend/core";
import { isGone, readingError } from "./disk-error.ts";
import { listFiles } from "./list-files.ts";
import { lookAt } from "./look-at.ts";
import type { Memory, Remembered } from "./memory/memory.ts";
import type { Running } from "./run.ts";

/** A file of the disk that is read when somebody looks into it; what was removed meanwhile is empty. On the disk everything is the user's; the lock knows better. */
export function diskFile(path: string, executable: boolean, remember?: (content: () => TreeFile["content"]) => Remembered): TreeFile {
  let read: TreeFile["content"] | undefined;
  const content = (): TreeFile["content"] => (read ??= contentOf(path));
  const remembered = remember?.(content);
  return {
    ...(remembered === undefined ? {} : { recall: remembered.recall }),
    executable,
    owner: "seed",
    get content() {
      remembered?.look();
      return content();
    },
  };
}

/** A repository as a value; with a memory, facts about its files are taken from there. Links are left out: what they lead to may lie anywhere. Files are read at their first use. */
export function readTree(root: string, environment: Running["environment"], memory?: Memory): FileTree {
  const tree = new Map<string, TreeFile>();
  for (const path of listFiles(root, environment)) {
    const file = join(root, path);
    const found = lookAt(file);
    if (found?.isFile() === true) tree.set(path, diskFile(file, (found.mode & 0o100) !== 0, memory === undefined ? undefined : (content) => memory.remembered(path, found, content)));
  }
  return tree;
}

/** Longer texts are none that people write. */
const longestText = 128 * 1024 * 1024;

/** Text where the bytes are UTF-8, the bytes otherwise. */
export function contentOfBytes(bytes: Buffer): TreeFile["content"] {
  return bytes.length > longestText || !isUtf8(bytes) ? bytes : bytes.toString("utf8");
}

function contentOf(path: string): TreeFile["content"] {
  try {
    return contentOfBytes(readFileSync(path));
  } catch (cause) {
    if (isGone(cause)) return "";
    throw readingError(cause, path);
  }
}
