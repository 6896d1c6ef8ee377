import type { FileTree, TreeFile } from "@create-backend/core";
import { textOf } from "./text.ts";

/** What was worked out of files that remember nothing themselves. */
const known = new WeakMap<TreeFile, Map<string, unknown>>();

/** What follows from the text of one file alone, as plain data, worked out once; remembered between runs where the file does. Undefined for a file that is absent or binary. */
export function derivedFrom<T>(tree: FileTree, path: string, { kind, make }: { readonly kind: string; readonly make: (text: string) => T }): T | undefined {
  const file = tree.get(path);
  if (file === undefined) return undefined;
  const work = (): T | undefined => {
    const text = textOf(tree, path);
    return text === undefined ? undefined : make(text);
  };
  if (file.recall !== undefined) return file.recall(kind, work);
  const facts = known.get(file) ?? new Map<string, unknown>();
  known.set(file, facts);
  if (!facts.has(kind)) facts.set(kind, work());
  return facts.get(kind) as T | undefined;
}
