import type { Verdict } from "../../../define-policy.ts";
import type { Edge, Graph, Unit } from "../../../graph/graph.ts";
import { counts, judges, spotOf, type Common, type Judging } from "../../define-form.ts";
import { subjectOfTarget, subjectOfUnit, type Captures, type Selector } from "../../selector.ts";

/** The same over any number of files: the verdict stands at the first import of a shortest way. */
export function chains({ from, to }: { readonly from: Selector; readonly to: Selector }, rule: Common): Judging {
  return {
    kind: "graph",
    needs: ["graph"],
    fix: ({ way = "" }) => `Cut the way ${way}.`,
    message: ({ from: user, to: used, way }) => `${user} reaches ${used}: ${way}.`,
    judge({ graph }) {
      const outgoing = edgesByFile(graph, rule);
      const users = [...graph.units.values()].filter((unit) => judges(unit, rule) && from.match(subjectOfUnit(unit)).length > 0);
      return { judged: users.length, verdicts: users.flatMap((unit) => from.match(subjectOfUnit(unit)).flatMap((way) => verdictOf(unit, { outgoing, to, way }) ?? [])) };
    },
  };
}

function edgesByFile({ edges }: Graph, rule: Common): ReadonlyMap<string, readonly Edge[]> {
  const byFile = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (!counts(edge, rule)) continue;
    const list = byFile.get(edge.from.path);
    if (list === undefined) byFile.set(edge.from.path, [edge]);
    else list.push(edge);
  }
  return byFile;
}

interface Search {
  readonly outgoing: ReadonlyMap<string, readonly Edge[]>;
  readonly to: Selector;
  readonly way: Captures;
}

function verdictOf(unit: Unit, { outgoing, to, way }: Search): Verdict | undefined {
  const cameBy = new Map<string, Edge | undefined>([[unit.path, undefined]]);
  const queue = [unit.path];
  for (const path of queue)
    for (const edge of outgoing.get(path) ?? []) {
      const target = subjectOfTarget(edge);
      if (target === undefined) continue;
      if (target.path !== unit.path && to.match(target, way).length > 0) return told([...edgesTo(path, cameBy), edge], target.path);
      if (target.kind !== "file" || cameBy.has(target.path)) continue;
      cameBy.set(target.path, edge);
      queue.push(target.path);
    }
  return undefined;
}

function edgesTo(path: string, cameBy: ReadonlyMap<string, Edge | undefined>): readonly Edge[] {
  const edges: Edge[] = [];
  for (let edge = cameBy.get(path); edge !== undefined; edge = cameBy.get(edge.from.path)) edges.unshift(edge);
  return edges;
}

function told(edges: readonly Edge[], end: string): Verdict {
  const [first, ...rest] = edges as readonly [Edge, ...Edge[]];
  const way = [...edges.map(({ from }) => from.path), end].join(" → ");
  return { at: spotOf(first), facts: { from: first.from.path, to: end, way }, related: rest.map(spotOf) };
}
