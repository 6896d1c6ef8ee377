import { isAscii, isUtf8 } from "node:buffer";
import { closeSync, openSync, readFileSync, readSync, type Stats } from "node:fs";
import type { FileTree, TreeFile } from "@create-backend/core";
import { isGone, readingError } from "./disk-error.ts";
import { listFiles } from "./list-files.ts";
import { followLink } from "./links.ts";
import { lookAt } from "./look-at.ts";
import type { Memory, Remembered } from "./memory/memory.ts";
import { placeOn } from "./raw-names.ts";
import type { Running } from "./run.ts";

/** A file of the disk that is read when somebody looks into it; what was removed meanwhile is empty. On the disk everything is the user's; the lock knows better. */
export function diskFile(path: string | Buffer, executable: boolean, remember?: (content: () => TreeFile["content"]) => Remembered): TreeFile {
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

/** How a repository is read: with a memory, facts about its files are taken from there. */
export interface Reading {
  readonly memory?: Memory | undefined;
  /** Links stand in the tree as what they lead to, for those who judge; who writes leaves them alone. */
  readonly links?: true;
}

/** A repository as a value. Files are read at their first use. */
export function readTree(root: string, environment: Running["environment"], { memory, links }: Reading = {}): FileTree {
  const tree = new Map<string, TreeFile>();
  const add = (path: string, file: string | Buffer, found: Stats): void =>
    void tree.set(path, diskFile(file, (found.mode & 0o100) !== 0, memory === undefined ? undefined : (content) => memory.remembered(path, found, content)));
  for (const listed of listFiles(root, environment)) {
    const file = placeOn(root, listed);
    const found = lookAt(file);
    if (found?.isFile() === true) add(listed.path, file, found);
    else if (links === true && found?.isSymbolicLink() === true) {
      const followed = followLink(root, file);
      if ("file" in followed) add(listed.path, followed.file, followed.found);
      else tree.set(listed.path, { content: "", executable: false, owner: "seed", unfollowed: followed.unfollowed });
    }
  }
  return tree;
}

/** Longer texts are none that people write. */
const longestText = 128 * 1024 * 1024;

/** Text where the bytes are UTF-8, the bytes otherwise. */
export function contentOfBytes(bytes: Buffer): TreeFile["content"] {
  if (bytes.length > longestText || !isUtf8(bytes)) return bytes;
  return bytes.toString(isAscii(bytes) ? "latin1" : "utf8");
}

/** Where files are read into, one after the other; longer ones are read on their own. */
const shared = Buffer.allocUnsafeSlow(1024 * 1024);

function contentOf(path: string | Buffer): TreeFile["content"] {
  try {
    const read = readShared(path);
    const content = contentOfBytes(read ?? readFileSync(path));
    return read === content ? Buffer.from(read) : content;
  } catch (cause) {
    if (isGone(cause)) return "";
    throw readingError(cause, path.toString());
  }
}

/** A view of the shared bytes; undefined where they are too few. */
function readShared(path: string | Buffer): Buffer | undefined {
  const file = openSync(path, "r");
  try {
    let end = 0;
    for (let more = -1; more !== 0 && end < shared.length; end += more) more = readSync(file, shared, end, shared.length - end, null);
    return end < shared.length ? shared.subarray(0, end) : undefined;
  } finally {
    closeSync(file);
  }
}
