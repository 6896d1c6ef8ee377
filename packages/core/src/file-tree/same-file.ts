import type { TreeFile } from "./tree.ts";

/** The same bytes and the same mode. */
export function sameFile(a: TreeFile, b: TreeFile): boolean {
  return a === b || (a.executable === b.executable && sameContent(a, b));
}

/** The same bytes. */
export function sameContent(a: TreeFile, b: TreeFile): boolean {
  if (typeof a.content === "string" && typeof b.content === "string") return a.content === b.content;
  return Buffer.from(a.content).equals(Buffer.from(b.content));
}
