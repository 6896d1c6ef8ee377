import type { FileTree } from "@create-backend/core";
import type { ImportFact, Scan } from "./facts.ts";

/** Where an import leads. */
export type Target =
  | {
      readonly kind: "file";
      readonly path: string;
      /** False when the package hides this file from its importers (`exports`). */
      readonly exported: boolean;
      /** The written target is a path from the importing file, not a name. */
      readonly relative: boolean;
    }
  | { readonly kind: "package"; readonly name: string; readonly builtin: boolean }
  | {
      readonly kind: "unresolved";
      readonly why: string;
      /** What is missing as a whole because it is made elsewhere, a file, a folder or a package: said once, not at every import. */
      readonly made?: string;
    };

/** What a resolver is made from. */
export interface ResolverInput {
  readonly tree: FileTree;
  readonly folders: ReadonlySet<string>;
  /** Files that decide where names lead. */
  readonly manifests: readonly string[];
  /** The language's own sources, and what was found in each. */
  readonly sources: readonly string[];
  scanOf(path: string): Scan;
}

/** Finds the targets of imports in memory. One import may lead to several files (`from . import a, b`). */
export interface Resolver {
  targetsOf(from: string, fact: ImportFact): readonly Target[];
}
