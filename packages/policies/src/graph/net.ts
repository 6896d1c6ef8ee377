import { componentsOf } from "./components.ts";

/** An edge between two nodes of a component and how much it would cost to remove it (how many imports it stands for). */
export interface WeightedEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

type Without = Pick<ReadonlySet<WeightedEdge>, "has">;

const nothing: Without = { has: () => false };

/** Node → the edges that leave it, in their order. */
export function outgoing(nodes: number, edges: readonly WeightedEdge[]): readonly (readonly WeightedEdge[])[] {
  const lists: WeightedEdge[][] = Array.from({ length: nodes }, () => []);
  for (const edge of edges) (lists[edge.from] as WeightedEdge[]).push(edge);
  return lists;
}

/** A component that is walked many times, each time without some of its edges. */
export class Net {
  private readonly lists: readonly (readonly WeightedEdge[])[];
  /** Node → the nodes that these lead to. */
  private readonly targets: readonly (readonly number[])[];
  /** Node → the edge by which the walk of the same number came there first. */
  private readonly cameBy: WeightedEdge[] = [];
  private readonly walkOf: Int32Array;
  private walk = 0;

  constructor(nodes: number, edges: readonly WeightedEdge[]) {
    // What uses itself is no cycle.
    this.lists = outgoing(nodes, edges.filter(({ from, to }) => from !== to));
    this.targets = this.lists.map((list) => list.map(({ to }) => to));
    this.walkOf = new Int32Array(nodes);
  }

  /** A shortest cycle through the first node that is in one; undefined when none is left. */
  shortCycle(cut: readonly WeightedEdge[]): readonly WeightedEdge[] | undefined {
    const without: Without = cut.length === 0 ? nothing : { has: (edge) => cut.includes(edge) };
    // Mostly it is the very first, which costs one walk; a component is found in one over all of them.
    return this.wayFrom(0, 0, without) ?? this.throughComponent(cut, without);
  }

  /** Whether a way leads from one node to another. */
  leads(from: number, to: number, without: Without): boolean {
    return from === to || this.wayFrom(from, to, without) !== undefined;
  }

  private throughComponent(cut: readonly WeightedEdge[], without: Without): readonly WeightedEdge[] | undefined {
    const left = [...this.targets];
    for (const { from } of cut) left[from] = (this.lists[from] as readonly WeightedEdge[]).flatMap((edge) => (without.has(edge) ? [] : [edge.to]));
    const first = componentsOf(left)[0]?.[0];
    return first === undefined ? undefined : this.wayFrom(first, first, without);
  }

  /** The edges of a shortest way, at least one. */
  private wayFrom(start: number, end: number, without: Without): readonly WeightedEdge[] | undefined {
    const walk = ++this.walk;
    const queue = [start];
    for (const node of queue)
      for (const edge of this.lists[node] ?? []) {
        if (without.has(edge)) continue;
        if (edge.to === end) return [...this.edgesTo(node, start), edge];
        if (edge.to === start || this.walkOf[edge.to] === walk) continue;
        this.walkOf[edge.to] = walk;
        this.cameBy[edge.to] = edge;
        queue.push(edge.to);
      }
    return undefined;
  }

  private edgesTo(node: number, start: number): readonly WeightedEdge[] {
    const way: WeightedEdge[] = [];
    for (let at = node; at !== start; ) {
      const edge = this.cameBy[at] as WeightedEdge;
      way.push(edge);
      at = edge.from;
    }
    return way.reverse();
  }
}
