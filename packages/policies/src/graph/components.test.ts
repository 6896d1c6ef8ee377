import { describe, expect, test } from "vitest";
import { componentsOf } from "./components.ts";
import { suggestedCut } from "./cut.ts";
import type { WeightedEdge } from "./net.ts";

describe("componentsOf", () => {
  test("finds every cycle once, as the set of its nodes", () => {
    //  0 → 1 → 2 → 0    3 → 4 → 3    5 → 0
    expect(componentsOf([[1], [2], [0], [4], [3], [0]])).toEqual([[0, 1, 2], [3, 4]]);
  });

  test("finds none where there is none", () => {
    expect(componentsOf([[1, 2], [2], []])).toEqual([]);
  });

  test("walks a chain of 200,000 nodes without recursion", () => {
    const ring = Array.from({ length: 200_000 }, (_, node) => [(node + 1) % 200_000]);
    expect(componentsOf(ring)[0]).toHaveLength(200_000);
  });
});

describe("suggestedCut", () => {
  const edge = (from: number, to: number, weight = 1): WeightedEdge => ({ from, to, weight });

  test("cuts a ring at its cheapest edge", () => {
    expect(suggestedCut(3, [edge(0, 1, 5), edge(1, 2, 2), edge(2, 0, 3)])).toEqual([edge(1, 2, 2)]);
  });

  test("cuts the one edge that two cycles share", () => {
    expect(suggestedCut(4, [edge(0, 1), edge(1, 2), edge(2, 0), edge(1, 3), edge(3, 0)])).toEqual([edge(0, 1)]);
  });

  test("leaves no cycle in a full graph, and prefers two cheap edges to one dear one", () => {
    const full = [0, 1, 2, 3].flatMap((from) => [0, 1, 2, 3].filter((to) => to !== from).map((to) => edge(from, to)));
    const cut = suggestedCut(4, full);
    const adjacency = [0, 1, 2, 3].map((node) => full.filter((candidate) => candidate.from === node && !cut.includes(candidate)).map(({ to }) => to));
    expect([cut.length, componentsOf(adjacency)]).toEqual([6, []]);
    expect(suggestedCut(2, [edge(0, 1, 2), edge(1, 0, 3)])).toEqual([edge(0, 1, 2)]);
    expect(suggestedCut(3, [edge(0, 1, 5), edge(1, 0, 2), edge(0, 2, 5), edge(2, 0, 2)])).toEqual([edge(1, 0, 2), edge(2, 0, 2)]);
  });

  test("leaves no cycle in a tangle of many", () => {
    const tangle = Array.from({ length: 2000 }, (_, from) => [1, 7, 31].map((step) => edge(from, (from * step + 1) % 2000))).flat();
    const cut = suggestedCut(2000, tangle);
    const adjacency = Array.from({ length: 2000 }, (_, node) => tangle.filter((candidate) => candidate.from === node && !cut.includes(candidate) && candidate.to !== node).map(({ to }) => to));
    expect(componentsOf(adjacency)).toEqual([]);
  });

  test("leaves no cycle in one that spans 20,000 nodes", () => {
    const nodes = 20_000;
    const wide = Array.from({ length: nodes }, (_, node) => [edge(node, (node + 1) % nodes), edge(node, (node * 7919 + 13) % nodes)]).flat();
    const cut = new Set(suggestedCut(nodes, wide));
    const left: number[][] = Array.from({ length: nodes }, () => []);
    for (const each of wide) if (!cut.has(each)) left[each.from]?.push(each.to);
    expect(componentsOf(left)).toEqual([]);
  });
});
