import { isAscii, isUtf8 } from "node:buffer";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import type { TreeFile } from "@create-backend/core";
import { isGone, readingError } from "./disk-error.ts";

/** Longer texts are none that people write. */
const longestText = 128 * 1024 * 1024;

/** Text where the bytes are UTF-8, the bytes otherwise. */
export function contentOfBytes(bytes: Buffer): TreeFile["content"] {
  if (bytes.length > longestText || !isUtf8(bytes)) return bytes;
  return bytes.toString(isAscii(bytes) ? "latin1" : "utf8");
}

/** Where files are read into, one after the other; longer ones are read on their own. */
const shared = Buffer.allocUnsafeSlow(1024 * 1024);

/** What stands in a file; one that was removed meanwhile is empty. */
export function contentOf(path: string | Buffer): TreeFile["content"] {
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
