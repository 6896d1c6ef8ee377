import type { ImportFact } from "./facts.ts";

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
  | { readonly kind: "unresolved"; readonly why: string };

/** Finds the targets of imports in memory. One import may lead to several files (`from . import a, b`). */
export interface Resolver {
  targetsOf(from: string, fact: ImportFact): readonly Target[];
}
