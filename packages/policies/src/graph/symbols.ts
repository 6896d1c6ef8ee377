import type { FileTree } from "@create-backend/core";
import { derivedFrom } from "./derived.ts";
import { languages } from "./languages.ts";

const none: readonly string[] = [];

/** Names that a source declares at its top, in their order; none for files of no language that is known. */
export function symbolsOf(tree: FileTree, path: string): readonly string[] {
  const language = languages.find(({ files }) => files.test(path));
  return language === undefined ? none : (derivedFrom(tree, path, { kind: "symbols", make: (text) => language.symbols(text, path) }) ?? none);
}

/** How many names tell a file from others. */
const telling = 6;

/** The first of them: by what a file is known again when it was renamed or moved. */
export function tellingSymbols(tree: FileTree, path: string): readonly string[] {
  const language = languages.find(({ files }) => files.test(path));
  return language === undefined ? none : (derivedFrom(tree, path, { kind: "telling symbols", make: (text) => language.symbols(text, path, telling).slice(0, telling) }) ?? none);
}
