import { isUtf8 } from "node:buffer";
import { join } from "node:path";

/** A path as it is shown, and as the disk knows it where its bytes are no UTF-8. */
export interface ListedPath {
  readonly path: string;
  readonly raw?: Buffer;
}

/** A path from its bytes. What is no UTF-8 in it is shown as its bytes are: `caf\xE9.ts`. */
export function listedPath(bytes: Buffer): ListedPath {
  return isUtf8(bytes) ? { path: bytes.toString("utf8") } : { path: shown(bytes), raw: bytes };
}

function shown(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((count) => at + count <= bytes.length && isUtf8(bytes.subarray(at, at + count)));
    text += length === undefined ? `\\x${bytes[at]?.toString(16).toUpperCase().padStart(2, "0") ?? ""}` : bytes.toString("utf8", at, at + length);
    at += length ?? 1;
  }
  return text;
}

/** Where a listed path stands on the disk. */
export function placeOn(root: string, { path, raw }: ListedPath): string | Buffer {
  return raw === undefined ? join(root, path) : Buffer.concat([Buffer.from(`${root}/`), raw]);
}
