import { graphOf } from "../../src/graph/graph-of.ts";
import { textOf } from "../../src/graph/text.ts";
import { readTree } from "../read-tree.ts";
import { withoutAgreement } from "../../src/index.ts";
import { edge, type Edges } from "./score.ts";

/** What we see in a folder: the sources of a language, and the edges between files that are there. */
export interface OurView {
  readonly sources: readonly string[];
  readonly edges: Edges;
  /** The written targets behind an edge, for the report. */
  readonly written: ReadonlyMap<string, string>;
}

/** Edges between local files, by our graph. */
export function ourEdges(folder: string, language: string): OurView {
  const tree = readTree(folder);
  const graph = graphOf(tree, withoutAgreement(tree));
  const edges = new Set<string>();
  const written = new Map<string, string>();
  for (const { from, fact, target } of graph.edges) {
    if (from.language !== language || target.kind !== "file" || target.path === from.path) continue;
    const key = edge(from.path, target.path);
    edges.add(key);
    const resolves = fact.kind === "require" && /\.\s*resolve\s*\(\s*$/.test((textOf(tree, from.path) ?? "").slice(0, fact.start));
    written.set(key, `${resolves ? "require.resolve" : fact.kind} ${fact.specifier}`);
  }
  return { sources: [...graph.units.values()].filter((unit) => unit.language === language).map(({ path }) => path), edges, written };
}
