import type { FileTree } from "@create-backend/core";
import type { ImportFact } from "../facts.ts";
import { globOf } from "../glob.ts";
import { inFolder, joinPath } from "../paths.ts";

/** The files that patterns of `import.meta.glob` and folders of `require.context` mean. Every pattern is looked for once. */
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

  /** Files of a folder that `require.context` takes, in path order: webpack asks with and without the ending of a source. */
  filesIn(folder: string, { deep, pattern, flags }: NonNullable<ImportFact["fitting"]>): readonly string[] {
    const expression = expressionOf(pattern, flags);
    if (expression === undefined) return [];
    return this.filesOf(inFolder(folder, deep ? "**" : "*"), []).filter((path) => {
      const written = `./${path.slice(folder === "" ? 0 : folder.length + 1)}`;
      return written.length <= longestPath && (expression.test(written) || expression.test(written.replace(/\.(?:[jt]sx?|json|wasm)$/, "")));
    });
  }
}

/** Longer ones are asked about no expression of a stranger. */
const longestPath = 200;

/** An expression that takes little time on a short path; nothing for one that may take long, or that is none. */
function expressionOf(pattern: string, flags: string): RegExp | undefined {
  const withoutClasses = pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, "x");
  if (/\)[*+{]/.test(withoutClasses) || (withoutClasses.match(/[*+{]/g) ?? []).length > 3) return undefined;
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

/** A pattern as one that begins at the root of the repository: `/` means the folder of the package. Undefined for one that begins with a name. */
export function patternAt(written: string, { folder, around }: { readonly folder: string; readonly around: string }): string | undefined {
  if (written.startsWith("/")) return joinPath(around, written.slice(1));
  if (written.startsWith("**")) return joinPath(around, written);
  return /^\.{1,2}(?:\/|$)/.test(written) ? joinPath(folder, written) : undefined;
}
