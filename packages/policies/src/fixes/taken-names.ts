import type { Blueprint, FileTree } from "@create-backend/core";
import { graphOf } from "../graph/graph-of.ts";
import type { Edge, Graph } from "../graph/graph.ts";
import { symbolsOf } from "../graph/symbols.ts";

/** A name that a file takes from files of the repository. */
export interface Taken {
  /** `*` where a file is taken whole. */
  readonly name: string;
  /** What it is taken from, as it is written. */
  readonly from: string;
  readonly found: boolean;
  /** The files that it leads to: the one that is named, and where the name comes from in the end. */
  readonly places: readonly string[];
}

/** What each file takes, by where it is said to be and the name. */
export function takenIn(tree: FileTree, blueprint: Blueprint): (path: string) => ReadonlyMap<string, Taken> {
  const graph = graphOf(tree, blueprint);
  return (path) => {
    const taken = new Map<string, Taken>();
    for (const edge of graph.edges.filter(({ from }) => from.path === path))
      for (const name of edge.fact.names ?? ["*"]) {
        const key = `${edge.fact.specifier} ${name}`;
        const earlier = taken.get(key);
        const found = earlier?.found === true || isFound(edge, { name, graph, tree });
        taken.set(key, { name, from: edge.fact.specifier, found, places: [...(earlier?.places ?? []), ...placesOf(edge, name, graph)] });
      }
    return taken;
  };
}

/** What a file takes as a whole is there when the file is. */
export function isWhole(name: string): boolean {
  return name === "*" || name === "default";
}

interface Asked {
  readonly name: string;
  readonly graph: Graph;
  readonly tree: FileTree;
}

function isFound(edge: Edge, { name, graph, tree }: Asked): boolean {
  const { target } = edge;
  if (target.kind !== "file") return target.kind === "package";
  if (isWhole(name)) return true;
  const isModule = new RegExp(`(?:^|/)${name}(?:/__init__)?\\.pyi?$`).test(target.path);
  return isModule || symbolsOf(tree, target.path).includes(name) || graph.finalsOf(edge).some((final) => final.name === name);
}

function placesOf(edge: Edge, name: string, graph: Graph): readonly string[] {
  if (edge.target.kind !== "file") return [];
  const finals = graph.finalsOf(edge).filter((final) => isWhole(name) || final.name === name);
  return [edge.target.path, ...finals.flatMap(({ target, via }) => [...via, ...(target.kind === "file" ? [target.path] : [])])];
}
