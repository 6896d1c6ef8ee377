import type { Blueprint, FileTree } from "@create-backend/core";
import { derivedFrom } from "../graph/derived.ts";
import { languages } from "../graph/languages.ts";
import { scanFact, sourcesIn } from "../graph/source-facts.ts";
import { symbolsOf } from "../graph/symbols.ts";
import { textOf } from "../graph/text.ts";
import { isWhole, takenIn } from "./taken-names.ts";

/** A name that a file imports from where it no longer is. */
export interface LostName {
  readonly path: string;
  readonly name: string;
  /** What it is imported from, as it is written. */
  readonly from: string;
  /** Files that declare it now and did not before. */
  readonly now: readonly string[];
}

/** Names that code imports from files of the repository, that were there before a change and are not any more. Nothing is read in full where no file has lost a name that another one has in it. */
export function lostNames(before: FileTree, after: FileTree, blueprint: Blueprint): readonly LostName[] {
  const gone = namesGone(before, after);
  const mentions = (path: string): boolean => [...gone].some((name) => textOf(after, path)?.includes(name) === true);
  const takers = new Set(gone.size === 0 ? [] : sourcesIn(after.keys()).filter((path) => before.has(path) && mentions(path)));
  if (takers.size === 0) return [];
  const [was, is] = [takenIn(before, blueprint), takenIn(after, blueprint)];
  return [...takers].flatMap((path) => {
    const earlier = was(path);
    return [...is(path)].flatMap(([key, { name, from, found }]): LostName[] => (found || isWhole(name) || earlier.get(key)?.found !== true ? [] : [{ path, name, from, now: placesOf(name, before, after) }]));
  });
}

/** What files that a change touches declared or handed on, and do not any more; all of it, and what the file itself is called, where they are gone. */
function namesGone(before: FileTree, after: FileTree): ReadonlySet<string> {
  const touched = sourcesIn(before.keys()).filter((path) => before.get(path)?.content !== after.get(path)?.content);
  return new Set(touched.flatMap((path) => {
    const left = new Set(namesIn(after, path));
    const itself = after.has(path) ? [] : [path.replace(/^.*\/|\.[^./]*$/g, "")];
    return [...itself, ...namesIn(before, path).filter((name) => !left.has(name))];
  }));
}

function namesIn(tree: FileTree, path: string): readonly string[] {
  const language = languages.find(({ files }) => files.test(path));
  const handed = language?.handedOn?.(derivedFrom(tree, path, scanFact) ?? { imports: [] }) ?? [];
  return [...symbolsOf(tree, path), ...handed.flatMap(({ as }) => as ?? [])];
}

function placesOf(name: string, before: FileTree, after: FileTree): readonly string[] {
  return sourcesIn(after.keys()).filter((path) => before.get(path)?.content !== after.get(path)?.content && symbolsOf(after, path).includes(name) && !symbolsOf(before, path).includes(name));
}
