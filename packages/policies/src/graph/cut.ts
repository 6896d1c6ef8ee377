import { componentsOf } from "./components.ts";

/** An edge between two nodes of a component and how much it would cost to remove it (how many imports it stands for). */
export interface WeightedEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Up to this many edges every set of one and of two is tried, so the answer is the smallest there is. */
const exactUpTo = 60;

/** The cheapest edges found whose removal leaves no cycle; exact for small components, otherwise by Eades, Lin and Smyth's order. */
export function suggestedCut(nodes: number, edges: readonly WeightedEdge[]): readonly WeightedEdge[] {
  const byCost = [...edges].sort((a, b) => a.weight - b.weight || a.from - b.from || a.to - b.to);
  const single = byCost.find((edge) => isAcyclic(nodes, edges, [edge]));
  if (single !== undefined) return [single];
  const heuristic = pruned(nodes, edges, backwardEdges(edges, orderOf(nodes, edges)));
  if (edges.length > exactUpTo) return heuristic;
  return cheapestPair(nodes, byCost, costOf(heuristic)) ?? heuristic;
}

function cheapestPair(nodes: number, byCost: readonly WeightedEdge[], limit: number): readonly WeightedEdge[] | undefined {
  let best: readonly WeightedEdge[] | undefined;
  let bestCost = limit;
  for (const [index, first] of byCost.entries())
    for (const second of byCost.slice(index + 1)) {
      if (first.weight + second.weight >= bestCost) break;
      if (!isAcyclic(nodes, byCost, [first, second])) continue;
      best = [first, second];
      bestCost = first.weight + second.weight;
    }
  return best;
}

function costOf(edges: readonly WeightedEdge[]): number {
  return edges.reduce((sum, { weight }) => sum + weight, 0);
}

function isAcyclic(nodes: number, edges: readonly WeightedEdge[], without: readonly WeightedEdge[]): boolean {
  const adjacency: number[][] = Array.from({ length: nodes }, () => []);
  for (const edge of edges) if (!without.includes(edge)) (adjacency[edge.from] as number[]).push(edge.to);
  return componentsOf(adjacency).length === 0;
}

/** Leaves out of a cut what it does not need. */
function pruned(nodes: number, edges: readonly WeightedEdge[], cut: readonly WeightedEdge[]): readonly WeightedEdge[] {
  if (edges.length > 2000) return cut;
  let kept = [...cut].sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to);
  for (const edge of [...kept]) {
    const fewer = kept.filter((other) => other !== edge);
    if (isAcyclic(nodes, edges, fewer)) kept = fewer;
  }
  return kept;
}

/** Orders nodes so that few edges point backwards: sinks last, sources first, then whatever gives more than it takes. */
function orderOf(nodes: number, edges: readonly WeightedEdge[]): Int32Array {
  const gain = new Float64Array(nodes);
  const into = new Float64Array(nodes);
  const out = new Float64Array(nodes);
  for (const { from, to, weight } of edges) {
    out[from] = (out[from] as number) + weight;
    into[to] = (into[to] as number) + weight;
  }
  const left = new Set(Array.from({ length: nodes }, (_, node) => node));
  const front: number[] = [];
  const back: number[] = [];
  while (left.size > 0) {
    let best = -1;
    for (const node of left) {
      gain[node] = out[node] === 0 ? -Infinity : into[node] === 0 ? Infinity : (out[node] as number) - (into[node] as number);
      if (best < 0 || (gain[node] ?? 0) > (gain[best] ?? 0)) best = node;
      if (out[node] === 0) {
        best = node;
        break;
      }
    }
    (out[best] === 0 ? back : front).push(best);
    left.delete(best);
    for (const { from, to, weight } of edges) {
      if (from === best && left.has(to)) into[to] = (into[to] as number) - weight;
      if (to === best && left.has(from)) out[from] = (out[from] as number) - weight;
    }
  }
  const rank = new Int32Array(nodes);
  [...front, ...back.reverse()].forEach((node, index) => (rank[node] = index));
  return rank;
}

function backwardEdges(edges: readonly WeightedEdge[], rank: Int32Array): readonly WeightedEdge[] {
  return edges.filter(({ from, to }) => (rank[from] as number) > (rank[to] as number));
}
