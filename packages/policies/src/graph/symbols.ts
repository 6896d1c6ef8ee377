import type { FileTree } from "@create-backend/core";
import { defineFact, derivedFrom } from "./derived.ts";
import { languages, type LanguageSupport } from "./languages.ts";

const none: readonly string[] = [];

/** How many names tell a file from others. */
const telling = 6;

const symbolsFact = defineFact("symbols", (text, path) => languageOf(path)?.symbols(text, path) ?? none);
/** By what a file is known again when it was renamed or moved. */
export const tellingFact = defineFact("telling symbols", (text, path) => tellingIn(languageOf(path), text, path));

function tellingIn(language: LanguageSupport | undefined, text: string, path: string): readonly string[] {
  return language?.telling?.(text, path, telling) ?? language?.symbols(text, path, telling).slice(0, telling) ?? none;
}

function languageOf(path: string): LanguageSupport | undefined {
  return languages.find(({ files }) => files.test(path));
}

/** Names that a source declares at its top, in their order; none for files of no language that is known. */
export function symbolsOf(tree: FileTree, path: string): readonly string[] {
  return languageOf(path) === undefined ? none : (derivedFrom(tree, path, symbolsFact) ?? none);
}

/** The first of them, which tell it. */
export function tellingSymbols(tree: FileTree, path: string): readonly string[] {
  return languageOf(path) === undefined ? none : (derivedFrom(tree, path, tellingFact) ?? none);
}
