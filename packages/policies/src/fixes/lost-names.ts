import type { Blueprint, FileTree } from "@create-backend/core";
import { derivedFrom } from "../graph/derived.ts";
import { graphOf } from "../graph/graph-of.ts";
import type { Edge, Graph } from "../graph/graph.ts";
import { languages } from "../graph/languages.ts";
import { scanFact, sourcesIn } from "../graph/source-facts.ts";
import { symbolsOf } from "../graph/symbols.ts";
import { textOf } from "../graph/text.ts";

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
    return [...is(path)].flatMap(([key, { name, from, found }]): LostName[] => (found || earlier.get(key)?.found !== true ? [] : [{ path, name, from, now: placesOf(name, before, after) }]));
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

interface Taken {
  readonly name: string;
  readonly from: string;
  readonly found: boolean;
}

/** What a file takes from files of the repository, by name and where it is said to be, and whether it is there. */
function takenIn(tree: FileTree, blueprint: Blueprint): (path: string) => ReadonlyMap<string, Taken> {
  const graph = graphOf(tree, blueprint);
  return (path) => {
    const taken = new Map<string, Taken>();
    for (const edge of graph.edges.filter(({ from }) => from.path === path))
      for (const name of edge.fact.names ?? []) {
        if (name === "*" || name === "default") continue;
        const key = `${edge.fact.specifier} ${name}`;
        taken.set(key, { name, from: edge.fact.specifier, found: taken.get(key)?.found === true || isFound(edge, { name, graph, tree }) });
      }
    return taken;
  };
}

function isFound(edge: Edge, { name, graph, tree }: { name: string; graph: Graph; tree: FileTree }): boolean {
  const { target } = edge;
  if (target.kind !== "file") return target.kind === "package";
  const isModule = new RegExp(`(?:^|/)${name}(?:/__init__)?\\.pyi?$`).test(target.path);
  return isModule || symbolsOf(tree, target.path).includes(name) || graph.finalsOf(edge).some((final) => final.name === name);
}

function placesOf(name: string, before: FileTree, after: FileTree): readonly string[] {
  return sourcesIn(after.keys()).filter((path) => before.get(path)?.content !== after.get(path)?.content && symbolsOf(after, path).includes(name) && !symbolsOf(before, path).includes(name));
}
