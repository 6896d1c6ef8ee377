import { componentsOf } from "../graph/components.ts";
import { suggestedCut } from "../graph/cut.ts";
import type { WeightedEdge } from "../graph/net.ts";
import type { Edge } from "../graph/graph.ts";
import type { Layout } from "../graph/layout.ts";

/** Who uses whom by the code, and what had to be left out because an agreement has no circles. */
export interface Uses {
  readonly of: ReadonlyMap<string, readonly string[]>;
  readonly cut: readonly (readonly [from: string, to: string, imports: number])[];
}

/** The uses that the imports of a repository show. */
export function usesBy(edges: readonly Edge[], modules: readonly string[], layout: Layout): Uses {
  const numbers = new Map(modules.map((name, index) => [name, index]));
  const all = weighed(edges, numbers, layout);
  const components = componentsOf(modules.map((_, node) => all.filter(({ from }) => from === node).map(({ to }) => to)));
  const cut = new Set(components.flatMap((members) => cutIn(members, all)));
  const name = (index: number): string => modules[index] as string;
  const of = new Map(modules.map((module, node) => [module, all.filter((edge) => edge.from === node && !cut.has(edge)).map(({ to }) => name(to)).sort()]));
  return { of, cut: [...cut].map(({ from, to, weight }) => [name(from), name(to), weight] as const) };
}

function weighed(edges: readonly Edge[], numbers: ReadonlyMap<string, number>, layout: Layout): readonly WeightedEdge[] {
  const weights = new Map<string, { from: number; to: number; weight: number }>();
  for (const { from, target } of edges) {
    if (target.kind !== "file" || from.place.test) continue;
    const [user, used] = [layout.placeOf(from.path), layout.placeOf(target.path)];
    const [source, sink] = [numbers.get(user.name ?? ""), numbers.get(used.name ?? "")];
    if (user.room !== "module" || used.room !== "module" || source === undefined || sink === undefined || source === sink) continue;
    const key = `${source}>${sink}`;
    const edge = weights.get(key) ?? { from: source, to: sink, weight: 0 };
    edge.weight++;
    weights.set(key, edge);
  }
  return [...weights.values()];
}

function cutIn(members: readonly number[], all: readonly WeightedEdge[]): readonly WeightedEdge[] {
  const local = new Map(members.map((member, index) => [member, index]));
  const inside = all.filter(({ from, to }) => local.has(from) && local.has(to));
  const renumbered = inside.map((edge) => ({ from: local.get(edge.from) as number, to: local.get(edge.to) as number, weight: edge.weight }));
  const cut = new Set(suggestedCut(members.length, renumbered));
  return inside.filter((_, index) => cut.has(renumbered[index] as WeightedEdge));
}
