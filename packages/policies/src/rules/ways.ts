import { addTo } from "@create-backend/core";
import type { Facts, Verdict } from "../define-policy.ts";
import type { Edge, Graph, Unit } from "../graph/graph.ts";
import { counts, spotOf, type Common } from "./define-form.ts";
import { subjectOfTarget, type Subject } from "./selector.ts";

/** Imports that count, by the file they stand in. */
export function edgesByFile({ edges }: Graph, rule: Common): ReadonlyMap<string, readonly Edge[]> {
  const byFile = new Map<string, Edge[]>();
  for (const edge of edges) if (counts(edge, rule)) addTo(byFile, edge.from.path, edge);
  return byFile;
}

export interface Search {
  readonly outgoing: ReadonlyMap<string, readonly Edge[]>;
  /** What is wrong where a way may not lead; undefined where it may. */
  readonly faultAt: (target: Subject) => Facts | undefined;
  /** Whether a way goes on behind it. */
  readonly passes: (target: Subject) => boolean;
}

/** A shortest way from a file to where it may not lead: the verdict stands at its first import. */
export function wayFrom(unit: Unit, { outgoing, faultAt, passes }: Search): Verdict | undefined {
  const cameBy = new Map<string, Edge | undefined>([[unit.path, undefined]]);
  const queue = [unit.path];
  for (const path of queue)
    for (const edge of outgoing.get(path) ?? []) {
      const target = subjectOfTarget(edge);
      if (target === undefined) continue;
      const fault = target.path === unit.path ? undefined : faultAt(target);
      if (fault !== undefined) return told([...edgesTo(path, cameBy), edge], target.path, fault);
      if (target.kind !== "file" || cameBy.has(target.path) || !passes(target)) continue;
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

function told(edges: readonly Edge[], end: string, fault: Facts): Verdict {
  const [first, ...rest] = edges as readonly [Edge, ...Edge[]];
  const way = [...edges.map(({ from }) => from.path), end].join(" → ");
  return { at: spotOf(first), facts: { from: first.from.path, to: end, way, ...fault }, related: rest.map(spotOf) };
}
