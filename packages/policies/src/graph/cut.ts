import { Net, outgoing, type WeightedEdge } from "./net.ts";

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
  const net = new Net(nodes, edges);
  const search = new CutSearch(net, costOf(heuristic));
  search.extend([], 0);
  return search.best ?? pruned(net, heuristic);
}

/** Tries the edges of one remaining cycle after the other, cheapest total wins. */
class CutSearch {
  best: readonly WeightedEdge[] | undefined;
  private bestCost: number;
  private tries = 0;
  private readonly net: Net;

  constructor(net: Net, bestCost: number) {
    this.net = net;
    this.bestCost = bestCost;
  }

  extend(cut: readonly WeightedEdge[], cost: number): void {
    if (this.tries++ > 400) return;
    const cycle = this.net.shortCycle(cut);
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

/** Leaves out of a cut what it does not need, dearest first. */
function pruned(net: Net, cut: readonly WeightedEdge[]): readonly WeightedEdge[] {
  const sorted = [...cut].sort((a, b) => cheaperFirst(b, a));
  if (sorted.length > 200) return sorted;
  const kept = new Set(sorted);
  // Without the cut there is no cycle, so one that comes back with an edge leads over that edge.
  for (const edge of sorted) if (!net.leads(edge.to, edge.from, kept)) kept.delete(edge);
  return sorted.filter((edge) => kept.has(edge));
}

/** Orders nodes so that few edges point backwards: sinks last, sources first, then whatever gives more than it takes. */
function orderOf(nodes: number, edges: readonly WeightedEdge[]): Int32Array {
  const out = outgoing(nodes, edges);
  const into = outgoing(nodes, edges.map((edge) => ({ from: edge.to, to: edge.from, weight: edge.weight })));
  const given = Float64Array.from(out, costOf);
  const taken = Float64Array.from(into, costOf);
  const left = Int32Array.from({ length: nodes }, (_, node) => node);
  const front: number[] = [];
  const back: number[] = [];
  for (let count = nodes; count > 0; count--) {
    const at = nextOf(left.subarray(0, count), given, taken);
    const node = left[at] as number;
    (given[node] === 0 ? back : front).push(node);
    left.copyWithin(at, at + 1, count);
    for (const { to, weight } of out[node] as readonly WeightedEdge[]) taken[to] = (taken[to] as number) - weight;
    for (const { to, weight } of into[node] as readonly WeightedEdge[]) given[to] = (given[to] as number) - weight;
  }
  const rank = new Int32Array(nodes);
  [...front, ...back.reverse()].forEach((node, index) => (rank[node] = index));
  return rank;
}

/** Ranks nodes as a walk in depth leaves them, the last first: only edges back to where the walk came from point backwards. */
function depthFirstOrder(nodes: number, edges: readonly WeightedEdge[]): Int32Array {
  const out = outgoing(nodes, edges);
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

/** Where among those left a sink stands, else a source, else the node with the largest surplus. */
function nextOf(left: Int32Array, given: Float64Array, taken: Float64Array): number {
  let best = -1;
  let bestGain = -Infinity;
  for (let at = 0; at < left.length; at++) {
    const node = left[at] as number;
    if (given[node] === 0) return at;
    const gain = taken[node] === 0 ? Infinity : (given[node] as number) - (taken[node] as number);
    if (best < 0 || gain > bestGain) [best, bestGain] = [at, gain];
  }
  return best;
}

function backwardEdges(edges: readonly WeightedEdge[], rank: Int32Array): readonly WeightedEdge[] {
  return edges.filter(({ from, to }) => (rank[from] as number) > (rank[to] as number));
}
