import { componentsOf } from "./components.ts";
import { suggestedCut } from "./cut.ts";
import type { Edge, Unit } from "./graph.ts";
import type { Span } from "./span.ts";

/** How units are grouped. Units without a name are left out. */
export interface View {
  readonly level: string;
  readonly nameOf: (unit: Pick<Unit, "path" | "place">) => string | undefined;
  /** What it costs to cut an import, one when absent: what was agreed on is cut last. */
  readonly costOf?: (edge: Edge) => number;
}

/** What is said of a cycle: how many, which, and what to cut. */
export interface CycleVerdict {
  readonly at: Span;
  readonly facts: Readonly<Record<"level" | "size" | "members" | "cut", string>>;
  readonly related: readonly Span[];
}

/** A component of names that depend on each other. */
export interface Cycle {
  readonly names: readonly string[];
  readonly verdict: CycleVerdict;
}

/** Cycles among the names that a view gives to units, each with the smallest cut found. */
export function cyclesOf(edges: readonly Edge[], view: View): readonly Cycle[] {
  const numbers = new Map<string, number>();
  const number = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size;
    if (known === numbers.size) numbers.set(name, known);
    return known;
  };
  const adjacency: number[][] = [];
  const links: Link[] = [];
  for (const edge of edges) {
    if (edge.target.kind !== "file" || edge.to === undefined) continue;
    const user = view.nameOf(edge.from);
    const used = view.nameOf({ path: edge.target.path, place: edge.to });
    if (user === undefined || used === undefined || user === used) continue;
    const from = number(user);
    const to = number(used);
    (adjacency[from] ??= []).push(to);
    links.push({ from, to, edge });
  }
  const names = [...numbers.keys()];
  const components = componentsOf(names.map((_, node) => adjacency[node] ?? []));
  const inside = linksInside(components, links);
  return components.map((members, index) => cycleOf(members, { view, names, links: inside[index] ?? [] }));
}

/** An import between two numbered names. */
interface Link {
  readonly from: number;
  readonly to: number;
  readonly edge: Edge;
}

/** For every component the links between its members. */
function linksInside(components: readonly (readonly number[])[], links: readonly Link[]): readonly (readonly Link[])[] {
  const componentOf = new Map(components.flatMap((members, index) => members.map((member) => [member, index] as const)));
  const inside = components.map((): Link[] => []);
  for (const link of links) {
    const component = componentOf.get(link.from);
    if (component !== undefined && component === componentOf.get(link.to)) inside[component]?.push(link);
  }
  return inside;
}

interface Found {
  readonly view: View;
  readonly names: readonly string[];
  /** Those between members. */
  readonly links: readonly Link[];
}

function cycleOf(members: readonly number[], { view, names, links }: Found): Cycle {
  const local = new Map(members.map((member, index) => [member, index]));
  const bundles = new Map<string, { readonly from: number; readonly to: number; weight: number; readonly spots: Span[] }>();
  for (const { from, to, edge } of links) {
    const key = `${from}>${to}`;
    const bundle = bundles.get(key) ?? { from: local.get(from) as number, to: local.get(to) as number, weight: 0, spots: [] };
    bundle.weight += view.costOf?.(edge) ?? 1;
    bundle.spots.push({ path: edge.from.path, start: edge.fact.start, end: edge.fact.end });
    bundles.set(key, bundle);
  }
  const edges = [...bundles.values()];
  const cut = suggestedCut(members.length, edges);
  const isCut = new Set<object>(cut);
  const nameAt = (index: number): string => names[members[index] as number] as string;
  const [first, ...rest] = edges.filter((edge) => isCut.has(edge)).flatMap(({ spots }) => spots);
  const involved = members.map((member) => names[member] as string).sort();
  return {
    names: involved,
    verdict: {
      at: first ?? { path: involved[0] as string, start: 0, end: 0 },
      facts: { level: view.level, size: String(members.length), members: shortList(involved), cut: shortList(cut.map(({ from, to }) => `${nameAt(from)} → ${nameAt(to)}`)) },
      related: rest,
    },
  };
}

function shortList(names: readonly string[]): string {
  return names.length <= 8 ? names.join(", ") : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;
}
