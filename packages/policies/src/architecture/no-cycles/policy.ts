import type { Blueprint } from "@create-backend/core";
import { z } from "zod";
import { definePolicy, type Verdict } from "../../define-policy.ts";
import { componentsOf } from "../../graph/components.ts";
import { suggestedCut } from "../../graph/cut.ts";
import type { Edge, Graph, Unit } from "../../graph/graph.ts";
import type { Place } from "../../graph/layout.ts";
import type { Span } from "../../graph/span.ts";

const parameters = z.object({
  typeOnly: z.boolean().default(false).describe("Whether imports that are erased before run time close a cycle of files"),
});

type Parameters = z.infer<typeof parameters>;

export default definePolicy<"graph", Parameters>({
  kind: "graph",
  needs: ["graph"],
  title: "Cycle",
  summary: "Modules do not depend on each other in a circle, and neither do files at run time.",
  fix: ({ cut }) => `Cut ${cut}: turn the call into an event, or move what both sides need to where both may see it.`,
  parameters,
  message: ({ level, members, size }) => `${size} ${level} depend on each other in a circle: ${members}.`,
  judge({ graph, blueprint, parameters: { typeOnly } }) {
    const runtime = graph.edges.filter(({ from, fact }) => !from.place.test && (typeOnly || !fact.typeOnly));
    const files = cyclesOf(runtime, { level: "files", nameOf: ({ path }) => path });
    const modules = cyclesOf(graph.edges.filter((edge) => couples(edge, blueprint)), { level: "modules", nameOf: ({ place }) => place.name ?? "" });
    const told = new Set(files.flatMap(({ names }) => housesOf(names, graph)));
    return { judged: graph.units.size, verdicts: [...files, ...modules.filter(({ names }) => !names.every((name) => told.has(name)))].map(({ verdict }) => verdict) };
  },
});

/** Cycles of files that span modules name those modules already. */
function housesOf(paths: readonly string[], { units }: Graph): readonly string[] {
  const houses = new Set(paths.flatMap((path) => units.get(path)?.place.name ?? []));
  return houses.size > 1 ? [...houses] : [];
}

/** An import that couples two modules: knowing the events one consumes does not, events may flow both ways. */
function couples({ from, to }: Edge, { modules }: Blueprint): boolean {
  if (from.place.test || !isOther(from.place, to)) return false;
  const module = modules.find(({ name }) => name === from.place.name);
  return module !== undefined && (module.uses.includes(to?.name ?? "") || !module.consumes.some((event) => event.module === to?.name));
}

function isOther(from: Place, to: Place | undefined): boolean {
  return from.room === "module" && to?.room === "module" && from.name !== to.name;
}

interface View {
  readonly level: string;
  readonly nameOf: (unit: Pick<Unit, "path" | "place">) => string;
}

interface Cycle {
  readonly names: readonly string[];
  readonly verdict: Verdict;
}

/** Cycles among the names that a view gives to units. */
function cyclesOf(edges: readonly Edge[], view: View): readonly Cycle[] {
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
    const from = number(view.nameOf(edge.from));
    const to = number(view.nameOf({ path: edge.target.path, place: edge.to }));
    if (from === to) continue;
    (adjacency[from] ??= []).push(to);
    links.push({ from, to, edge });
  }
  const names = [...numbers.keys()];
  const components = componentsOf(names.map((_, node) => adjacency[node] ?? []));
  return components.map((members) => cycleOf(members, { level: view.level, names, links }));
}

/** An import between two numbered names. */
interface Link {
  readonly from: number;
  readonly to: number;
  readonly edge: Edge;
}

interface Found {
  readonly level: string;
  readonly names: readonly string[];
  readonly links: readonly Link[];
}

function cycleOf(members: readonly number[], { level, names, links }: Found): Cycle {
  const local = new Map(members.map((member, index) => [member, index]));
  const inside = links.filter(({ from, to }) => local.has(from) && local.has(to));
  const bundles = new Map<string, { readonly from: number; readonly to: number; weight: number; readonly spots: Span[] }>();
  for (const { from, to, edge } of inside) {
    const key = `${from}>${to}`;
    const bundle = bundles.get(key) ?? { from: local.get(from) as number, to: local.get(to) as number, weight: 0, spots: [] };
    bundle.weight++;
    bundle.spots.push({ path: edge.from.path, start: edge.fact.start, end: edge.fact.end });
    bundles.set(key, bundle);
  }
  const edges = [...bundles.values()];
  const cut = suggestedCut(members.length, edges);
  const nameAt = (index: number): string => names[members[index] as number] as string;
  const [first, ...rest] = edges.filter((edge) => cut.includes(edge)).flatMap(({ spots }) => spots);
  const involved = members.map((member) => names[member] as string).sort();
  return {
    names: involved,
    verdict: {
      at: first ?? { path: involved[0] as string, start: 0, end: 0 },
      facts: { level, size: String(members.length), members: shortList(involved), cut: shortList(cut.map(({ from, to }) => `${nameAt(from)} → ${nameAt(to)}`)) },
      related: rest,
    },
  };
}

function shortList(names: readonly string[]): string {
  return names.length <= 8 ? names.join(", ") : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;
}
