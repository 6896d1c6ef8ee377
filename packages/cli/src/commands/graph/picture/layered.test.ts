import { expect, test } from "vitest";
import { layered, type Box } from "./layered.ts";

const boxes = (...ids: readonly string[]): readonly Box[] => ids.map((id) => ({ id, width: 100 }));

test("what uses others stands above them, and what has to do with no other stands below all, in rows of about the same length", () => {
  const { spots, width } = layered(boxes("a", "b", "c", "1", "2", "3", "4", "5"), [{ from: "c", to: "b" }, { from: "b", to: "a" }]);
  const levels = [...new Set([...spots.values()].map(({ y }) => y))].sort((a, b) => a - b);

  expect(levels.map((level) => [...spots].filter(([, { y }]) => y === level).map(([id]) => id))).toEqual([["c"], ["b"], ["a"], ["1", "2", "3"], ["4", "5"]]);
  expect(width).toBe(356);
});

test("boxes in a circle, and none at all, are placed too", () => {
  expect([...layered(boxes("a", "b"), [{ from: "a", to: "b" }, { from: "b", to: "a" }]).spots.keys()]).toHaveLength(2);
  expect(layered([], []).spots.size).toBe(0);
});
