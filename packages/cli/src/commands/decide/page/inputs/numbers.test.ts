import { describe, expect, it } from "vitest";
import { positionOf, rangeOf, steps, valueAtPosition } from "./numbers.ts";

describe("a slider", () => {
  it.each(["team.now", "load.peakRps24m", "delivery.weeks", "slo.p99Ms", "slo.availability", "budgetUsdMonth"])("goes through %s upwards, from end to end", (key) => {
    const range = rangeOf(key);
    const values = Array.from({ length: steps + 1 }, (_, position) => valueAtPosition(position, range));
    expect([values[0], values[steps]]).toEqual([range.least, range.most]);
    for (const [index, value] of values.slice(1).entries()) expect(value).toBeGreaterThanOrEqual(values[index] ?? 0);
  });

  it("stands at its end for a number beyond it", () => {
    expect([positionOf(5_000_000, rangeOf("load.peakRps24m")), positionOf(0, rangeOf("load.peakRps24m"))]).toEqual([steps, 0]);
  });
});
