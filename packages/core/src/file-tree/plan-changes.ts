import type { FileTree, TreeFile } from "./tree.ts";

/** What writing a tree would do to one path. */
export interface Change {
  readonly kind: "create" | "replace" | "keep";
  readonly path: string;
  readonly file: TreeFile;
}

/** Compares a wanted tree with what is there. Files only present are not touched and not listed. */
export function planChanges(wanted: FileTree, present: FileTree): readonly Change[] {
  return [...wanted].map(([path, file]) => {
    const there = present.get(path);
    if (there === undefined) return { kind: "create", path, file };
    return { kind: sameFile(file, there) ? "keep" : "replace", path, file };
  });
}

function sameFile(a: TreeFile, b: TreeFile): boolean {
  return a.executable === b.executable && Buffer.from(a.content).equals(Buffer.from(b.content));
}
