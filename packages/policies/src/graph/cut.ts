import { componentsOf } from "./components.ts";

/** An edge between two nodes of a component and how much it would cost to remove it (how many imports it stands for). */
export interface WeightedEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Cuts of up to so many edges are searched for exactly: every cut holds an edge of every cycle, so few have to be tried. */
const exactEdges = 3;
/** Beyond this many edges in a component the answer is an order's backward edges, as found. */
const exactUpTo = 3000;

/** Beyond this many nodes an order is found in one walk; the better one looks at all nodes for every node. */
const balancedUpTo = 3000;

/** The cheapest edges found whose removal leaves no cycle; exact where three edges suffice, otherwise by Eades, Lin and Smyth's order. */
export function suggestedCut(nodes: number, edges: readonly WeightedEdge[]): readonly WeightedEdge[] {
  const heuristic = backwardEdges(edges, nodes > balancedUpTo ? depthFirstOrder(nodes, edges) : orderOf(nodes, edges));
  if (edges.length > exactUpTo) return heuristic;
  const search = new CutSearch(nodes, edges, costOf(heuristic));
  search.extend([], 0);
  return search.best ?? pruned(nodes, edges, heuristic);
}

/** Tries the edges of one remaining cycle after the other, cheapest total wins. */
class CutSearch {
  best: readonly WeightedEdge[] | undefined;
  private bestCost: number;
  private tries = 0;
  private readonly nodes: number;
  private readonly edges: readonly WeightedEdge[];

  constructor(nodes: number, edges: readonly WeightedEdge[], bestCost: number) {
    this.nodes = nodes;
    this.edges = edges;
    this.bestCost = bestCost;
  }

  extend(cut: readonly WeightedEdge[], cost: number): void {
    if (this.tries++ > 400) return;
    const cycle = shortCycle(this.nodes, this.edges, cut);
    if (cycle === undefined) {
      if (cost < this.bestCost || this.best === undefined) this.best = cut;
      this.bestCost = Math.min(cost, this.bestCost);
      return;
    }
    if (cut.length === exactEdges) return;
    for (const edge of [...cycle].sort(cheaperFirst)) if (cost + edge.weight <= this.bestCost - (this.best === undefined ? 0 : 1)) this.extend([...cut, edge], cost + edge.weight);
  }
}

function cheaperFirst(a: WeightedEdge, b: WeightedEdge): number {
  return a.weight - b.weight || a.from - b.from || a.to - b.to;
}

function costOf(edges: readonly WeightedEdge[]): number {
  return edges.reduce((sum, { weight }) => sum + weight, 0);
}

function outgoing(nodes: number, edges: readonly WeightedEdge[], without: readonly WeightedEdge[]): readonly (readonly WeightedEdge[])[] {
  const lists: WeightedEdge[][] = Array.from({ length: nodes }, () => []);
  for (const edge of edges) if (!without.includes(edge)) (lists[edge.from] as WeightedEdge[]).push(edge);
  return lists;
}

/** A shortest cycle through some node of the first component that is left; undefined when none is. */
function shortCycle(nodes: number, edges: readonly WeightedEdge[], without: readonly WeightedEdge[]): readonly WeightedEdge[] | undefined {
  const lists = outgoing(nodes, edges, without);
  const start = componentsOf(lists.map((list) => list.map(({ to }) => to)))[0]?.[0];
  if (start === undefined) return undefined;
  const cameBy = new Map<number, WeightedEdge>();
  const queue = [start];
  for (const node of queue)
    for (const edge of lists[node] as readonly WeightedEdge[]) {
      if (edge.to === start) return [...pathTo(node, start, cameBy), edge];
      if (cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      queue.push(edge.to);
    }
  return undefined;
}

function pathTo(node: number, start: number, cameBy: ReadonlyMap<number, WeightedEdge>): readonly WeightedEdge[] {
  const path: WeightedEdge[] = [];
  for (let at = node; at !== start; ) {
    const edge = cameBy.get(at) as WeightedEdge;
    path.unshift(edge);
    at = edge.from;
  }
  return path;
}

/** Leaves out of a cut what it does not need, dearest first. */
function pruned(nodes: number, edges: readonly WeightedEdge[], cut: readonly WeightedEdge[]): readonly WeightedEdge[] {
  let kept = [...cut].sort((a, b) => cheaperFirst(b, a));
  if (kept.length > 200) return kept;
  for (const edge of [...kept]) {
    const fewer = kept.filter((other) => other !== edge);
    if (componentsOf(outgoing(nodes, edges, fewer).map((list) => list.map(({ to }) => to))).length === 0) kept = fewer;
  }
  return kept;
}

/** Orders nodes so that few edges point backwards: sinks last, sources first, then whatever gives more than it takes. */
function orderOf(nodes: number, edges: readonly WeightedEdge[]): Int32Array {
  const out = outgoing(nodes, edges, []);
  const into = outgoing(nodes, edges.map((edge) => ({ from: edge.to, to: edge.from, weight: edge.weight })), []);
  const given = Float64Array.from(out, costOf);
  const taken = Float64Array.from(into, costOf);
  const left = new Set(given.keys());
  const front: number[] = [];
  const back: number[] = [];
  while (left.size > 0) {
    const node = nextOf(left, given, taken);
    (given[node] === 0 ? back : front).push(node);
    left.delete(node);
    for (const { to, weight } of out[node] as readonly WeightedEdge[]) taken[to] = (taken[to] as number) - weight;
    for (const { to, weight } of into[node] as readonly WeightedEdge[]) given[to] = (given[to] as number) - weight;
  }
  const rank = new Int32Array(nodes);
  [...front, ...back.reverse()].forEach((node, index) => (rank[node] = index));
  return rank;
}

/** Ranks nodes as a walk in depth leaves them, the last first: only edges back to where the walk came from point backwards. */
function depthFirstOrder(nodes: number, edges: readonly WeightedEdge[]): Int32Array {
  const out = outgoing(nodes, edges, []);
  const rank = new Int32Array(nodes).fill(-1);
  const next = new Int32Array(nodes).fill(-1);
  let last = nodes;
  for (let root = 0; root < nodes; root++) {
    const path = next[root] === -1 ? [root] : [];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const to = out[node]?.[(next[node] = (next[node] as number) + 1)]?.to;
      if (to === undefined) {
        rank[node] = --last;
        path.pop();
      } else if (next[to] === -1) path.push(to);
    }
  }
  return rank;
}

/** A sink, else a source, else the node with the largest surplus. */
function nextOf(left: ReadonlySet<number>, given: Float64Array, taken: Float64Array): number {
  let best = -1;
  let bestGain = -Infinity;
  for (const node of left) {
    if (given[node] === 0) return node;
    const gain = taken[node] === 0 ? Infinity : (given[node] as number) - (taken[node] as number);
    if (best < 0 || gain > bestGain) [best, bestGain] = [node, gain];
  }
  return best;
}

function backwardEdges(edges: readonly WeightedEdge[], rank: Int32Array): readonly WeightedEdge[] {
  return edges.filter(({ from, to }) => (rank[from] as number) > (rank[to] as number));
}
