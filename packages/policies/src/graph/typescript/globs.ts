import type { FileTree } from "@create-backend/core";
import { globOf } from "../glob.ts";
import { joinPath } from "../paths.ts";

/** The files that patterns of `import.meta.glob` fit. Every pattern is looked for once. */
export class Globs {
  private readonly tree: FileTree;
  private readonly known = new Map<string, readonly string[]>();

  constructor(tree: FileTree) {
    this.tree = tree;
  }

  /** Files behind patterns whose paths begin at the root of the repository, in path order; what bundlers leave out, and what `without` names, stays out. */
  filesOf(pattern: string, without: readonly string[]): readonly string[] {
    let files = this.known.get(pattern);
    if (files === undefined) {
      const wild = pattern.search(/[*?{]/);
      const head = wild < 0 ? pattern : pattern.slice(0, wild);
      const glob = globOf(pattern);
      const hidden = /(?:^|\/)(?:node_modules\/|\.)/;
      files = [...this.tree.keys()].filter((path) => path.startsWith(head) && glob.test(path) && !hidden.test(path.slice(head.lastIndexOf("/") + 1))).sort();
      this.known.set(pattern, files);
    }
    const left = without.map(globOf);
    return left.length === 0 ? files : files.filter((path) => !left.some((glob) => glob.test(path)));
  }
}

/** A pattern as one that begins at the root of the repository: `/` means the folder of the package. Undefined for one that begins with a name. */
export function patternAt(written: string, { folder, around }: { readonly folder: string; readonly around: string }): string | undefined {
  if (written.startsWith("/")) return joinPath(around, written.slice(1));
  if (written.startsWith("**")) return joinPath(around, written);
  return written.startsWith("./") || written.startsWith("../") ? joinPath(folder, written) : undefined;
}
