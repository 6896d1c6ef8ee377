import type { FileTree } from "@create-backend/core";
import type { Scan } from "./facts.ts";
import type { Language } from "./graph.ts";
import { PythonResolver } from "./python/resolve.ts";
import { scanPython } from "./python/scan.ts";
import type { Resolver } from "./resolver.ts";
import { TypeScriptResolver } from "./typescript/resolve.ts";
import { scanTypeScript } from "./typescript/scan.ts";

/** What a language brings to the graph. */
export interface LanguageSupport {
  readonly name: Language;
  readonly files: RegExp;
  /** Files that decide where names lead. */
  readonly manifests: RegExp;
  scan(text: string, path: string): Scan;
  resolver(tree: FileTree, manifests: readonly string[], folders: ReadonlySet<string>): Resolver;
}

export const languages: readonly LanguageSupport[] = [
  {
    name: "typescript",
    files: /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/,
    manifests: /(?:^|\/)package\.json$/,
    scan: scanTypeScript,
    resolver: (tree, manifests) => new TypeScriptResolver(tree, manifests),
  },
  {
    name: "python",
    files: /\.pyi?$/,
    manifests: /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[^/]*\.txt|manage\.py)$/,
    scan: scanPython,
    resolver: (tree, manifests, folders) => new PythonResolver(tree, manifests, folders),
  },
];
