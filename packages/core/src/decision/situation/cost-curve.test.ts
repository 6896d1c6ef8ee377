import { describe, expect, it } from "vitest";
import type { Catalogue, Option } from "../../catalogue/option.ts";
import { completeProfile, type ProfileInput } from "../../profile/index.ts";
import { costCurveOf } from "./cost-curve.ts";

const priced = (name: string, prices: Record<string, number>): Option => ({
  question: "cloud", name, title: name, summary: "", needs: {}, traits: [], generates: true, order: 10,
  facts: Object.fromEntries(Object.entries(prices).map(([key, value]) => [`price.${key}`, { value, source: "estimate", date: "2026-11", confidence: "low" as const }])),
});
const catalogue: Catalogue = new Map([["cloud", [priced("here", { request: 0.2e-6, gateway: 1e-6, gbSecond: 0.0000166667, balancerMonth: 22, vcpuHour: 0.04048, gbHour: 0.004445 })]]]);
const curve = (input: ProfileInput) => costCurveOf({ profile: completeProfile([{ input, origin: "file" }]), choices: {} }, catalogue);

describe("costs over the load", () => {
  it("meet at the break-even of the table while the peak takes no more than the least containers", () => {
    const steady = curve({ workMs: 1000, load: { pattern: "steady" } });
    expect(steady?.breakEvenRps).toBeCloseTo(2.3, 1);
    expect(Math.abs((steady?.crossingRps ?? 0) / (steady?.breakEvenRps ?? 1) - 1)).toBeLessThan(0.01);
    expect(steady?.at(steady.breakEvenRps).functionsUsd).toBeCloseTo(steady?.floorUsd ?? 0, 6);
  });

  it("never meet where requests compute all the time that they take, and the peak is far over the average", () => {
    const spiky = curve({ workMs: 50, work: ["cpu_heavy"], load: { pattern: "spiky_idle", peakRps24m: 100 } });
    expect([spiky?.crossingRps, spiky?.laterRps]).toEqual([undefined, 5]);
  });

  it("are the costs of the decision at its own load", () => {
    const now = curve({ load: { peakRpsNow: 40, peakRps24m: 400 } });
    expect(now?.at(now.laterRps).instances).toBe(11);
  });

  it("are not drawn without prices", () => {
    expect(costCurveOf({ profile: completeProfile([]), choices: {} }, new Map())).toBeUndefined();
  });
});
