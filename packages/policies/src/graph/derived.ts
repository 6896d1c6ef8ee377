import type { FileTree } from "@create-backend/core";
import { textOf } from "./text.ts";

/** What follows from the text of one file alone, as plain data; remembered where the file remembers. Undefined for a file that is absent or binary. */
export function derivedFrom<T>(tree: FileTree, path: string, { kind, make }: { readonly kind: string; readonly make: (text: string) => T }): T | undefined {
  const work = (): T | undefined => {
    const text = textOf(tree, path);
    return text === undefined ? undefined : make(text);
  };
  const recall = tree.get(path)?.recall;
  return recall === undefined ? work() : recall(kind, work);
}
