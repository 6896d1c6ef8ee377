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
  /** Circles among these names that are known debt, apart from each other. */
  readonly known?: ((names: readonly string[]) => readonly (readonly string[])[]) | undefined;
}

/** What is said of a circle: which names it holds and what to cut; or which names joined known circles, and what to cut so that they leave again. */
export interface CycleVerdict {
  readonly at: Span;
  readonly facts: CycleFacts;
  readonly related: readonly Span[];
}

/** Names are joined by `, `. */
export type CycleFacts = Readonly<Record<"level" | "size" | "members" | "cut", string>> | Readonly<Record<"level" | "circles" | "known" | "joined" | "cut", string>>;

/** A component of names that depend on each other. */
export interface Cycle {
  readonly names: readonly string[];
  readonly verdicts: readonly CycleVerdict[];
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
  return components.map((members, index) => {
    const circle: Circle = { view, names, members, links: inside[index] ?? [] };
    return { names: namesOf(circle), verdicts: verdictsOn(circle, numbers) };
  });
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

interface Circle {
  readonly view: View;
  /** By number. */
  readonly names: readonly string[];
  readonly members: readonly number[];
  /** Those between members. */
  readonly links: readonly Link[];
}

function namesOf({ members, names }: Pick<Circle, "members" | "names">): readonly string[] {
  return members.map((member) => names[member] as string).sort();
}

/** One verdict; where the circle holds known ones, one for each of them and one for what joined them. */
function verdictsOn(circle: Circle, numbers: ReadonlyMap<string, number>): readonly CycleVerdict[] {
  const known = (circle.view.known?.(namesOf(circle)) ?? []).map((names) => within(circle, names.map((name) => numbers.get(name) as number))).filter(isClosed);
  return known.length === 0 || known[0]?.members.length === circle.members.length ? [verdictOn(circle)] : [...known.map(verdictOn), growthOf(circle, known)];
}

function within(circle: Circle, members: readonly number[]): Circle {
  const held = new Set(members);
  return { ...circle, members: [...members].sort((a, b) => a - b), links: circle.links.filter(({ from, to }) => held.has(from) && held.has(to)) };
}

/** Whether the members are a circle among themselves. */
function isClosed({ members, links }: Circle): boolean {
  const local = new Map(members.map((member, index) => [member, index]));
  const adjacency: number[][] = members.map(() => []);
  for (const { from, to } of links) adjacency[local.get(from) as number]?.push(local.get(to) as number);
  return componentsOf(adjacency)[0]?.length === members.length;
}

function verdictOn(circle: Circle): CycleVerdict {
  const members = namesOf(circle);
  const cut = cutOf(circle, new Map(circle.members.map((member, index) => [member, index])));
  return said(cut, { ...circle, facts: { level: circle.view.level, size: String(members.length), members: members.join(", "), cut: cutText(cut, circle) } });
}

/** What a circle is more than the known circles in it: each of these counts as one, so the cut frees what joined. */
function growthOf(circle: Circle, known: readonly Circle[]): CycleVerdict {
  const nodes = new Map(known.flatMap(({ members }, node) => members.map((member) => [member, node] as const)));
  const joined = circle.members.filter((member) => !nodes.has(member));
  const held = namesOf({ ...circle, members: [...nodes.keys()] });
  joined.forEach((member, index) => nodes.set(member, known.length + index));
  const links = circle.links.filter(({ from, to }) => nodes.get(from) !== nodes.get(to));
  const cut = cutOf({ ...circle, links }, nodes);
  return said(cut, { links, facts: { level: circle.view.level, circles: String(known.length), known: held.join(", "), joined: namesOf({ ...circle, members: joined }).join(", "), cut: cutText(cut, circle) } });
}

/** At the first link of the cut; a growth names every link that has a part in it. */
function said(cut: readonly Link[], { links, facts }: { readonly links: readonly Link[]; readonly facts: CycleFacts }): CycleVerdict {
  const others = "joined" in facts ? links.filter((link) => !cut.includes(link)) : [];
  const [first, ...rest] = [...cut, ...others].map(({ edge: { from, fact } }): Span => ({ path: from.path, start: fact.start, end: fact.end }));
  return { at: first ?? { path: "", start: 0, end: 0 }, facts, related: rest };
}

/** The cheapest links found whose removal leaves no circle among the nodes that members are put into. */
function cutOf({ links, view }: Circle, nodes: ReadonlyMap<number, number>): readonly Link[] {
  const bundles = new Map<string, { readonly from: number; readonly to: number; weight: number; readonly links: Link[] }>();
  for (const link of links) {
    const from = nodes.get(link.from) as number;
    const to = nodes.get(link.to) as number;
    const key = `${from}>${to}`;
    const bundle = bundles.get(key) ?? { from, to, weight: 0, links: [] };
    bundle.weight += view.costOf?.(link.edge) ?? 1;
    bundle.links.push(link);
    bundles.set(key, bundle);
  }
  const edges = [...bundles.values()];
  const cut = new Set<object>(suggestedCut(new Set(nodes.values()).size, edges));
  return edges.filter((edge) => cut.has(edge)).flatMap((bundle) => bundle.links);
}

function cutText(cut: readonly Link[], { names }: Circle): string {
  return [...new Set(cut.map(({ from, to }) => `${names[from] as string} → ${names[to] as string}`))].join(", ");
}

/** The sentence about a circle. */
export function cycleMessage({ level = "", size = "", members = "", circles = "", known = "", joined = "" }: Readonly<Record<string, string>>): string {
  if (circles === "") return `${size} ${level} depend on each other in a circle: ${shortList(members)}.`;
  const held = circles === "1" ? `The known circle of ${level} (${shortList(known)})` : `${circles} known circles of ${level} (${shortList(known)})`;
  if (joined === "") return `${held} have become one.`;
  return circles === "1" ? `${held} has grown by ${shortList(joined)}.` : `${held} have become one, with ${shortList(joined)}.`;
}

/** What to do about a circle. */
export function cycleFix({ cut = "" }: Readonly<Record<string, string>>): string {
  return `Cut ${shortList(cut)}: turn the call into an event, or move what both sides need to where both may see it.`;
}

function shortList(text: string): string {
  const names = text.split(", ");
  return names.length <= 8 ? text : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;
}
