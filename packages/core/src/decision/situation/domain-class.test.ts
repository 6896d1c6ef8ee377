import { describe, expect, it } from "vitest";
import { completeProfile, type Domain } from "../../profile/index.ts";
import { classesOf, classOf } from "./domain-class.ts";

const at = (domain: Domain, peakRps24m: number) => completeProfile([{ input: { domain, load: { peakRps24m } }, origin: "file" }]);

describe("the families of a domain", () => {
  it("pass from single events to a stream over a factor of ten, and change sides at its middle", () => {
    const streams = [100, 3_000, 5_000, 10_000, 20_000, 50_000].map((peak) => Object.fromEntries(classesOf(at("iot", peak)))["performance"] ?? 0);
    expect(streams).toEqual([0, 0, 0.2, 0.5, 0.8, 1]);
    expect([10_000, 10_001].map((peak) => classOf(at("iot", peak)))).toEqual(["glue", "performance"]);
  });

  it("are one where load does not tell them apart, and always add up", () => {
    expect(classesOf(at("saas", 50_000))).toEqual([["startup", 1]]);
    for (const peak of [1, 4_000, 12_345, 31_000, 1e6]) expect(classesOf(at("integration", peak)).reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 9);
  });
});
