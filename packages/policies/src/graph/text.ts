import type { FileTree, TreeFile } from "@create-backend/core";

/** The text of a file without a byte order mark; undefined when it is absent or binary. */
export function textOf(tree: FileTree, path: string): string | undefined {
  const content = tree.get(path)?.content;
  return content === undefined ? undefined : textIn(content);
}

/** The same of a content. */
export function textIn(content: TreeFile["content"]): string | undefined {
  const text = typeof content === "string" ? content : decode(content);
  return text?.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Longer ones are no texts. */
const longestText = 128 * 1024 * 1024;

/** Sources in UTF-16 say so by their first two bytes, and compilers read them. Those in an old 8-bit encoding are still read: names and quotes are ASCII in all of them. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes.length > longestText) return undefined;
  const mark = `${bytes[0] ?? 0} ${bytes[1] ?? 0}`;
  if (mark === "255 254") return new TextDecoder("utf-16le").decode(bytes);
  if (mark === "254 255") return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 8000).includes(0)) return undefined;
  return new TextDecoder("latin1").decode(mark === "239 187" && bytes[2] === 191 ? bytes.subarray(3) : bytes);
}
