import { describe, expect, it } from "vitest";
import { decide, weightOf, type ProfileInput } from "@create-backend/core";
import { answersIn, aProfile, catalogue, decided } from "./story.ts";

const costOf = (input: ProfileInput) => decided(input).sizing.cost;
const streams: ProfileInput = { team: { now: 6, in18m: 8 }, workMs: 400, load: { peakRpsNow: 40, peakRps24m: 120, pattern: "bursty" }, budgetUsdMonth: 900 };

describe("functions against containers", () => {
  it.each([["aws", "Amazon Web Services"], ["azure", "Microsoft Azure"], ["google-cloud", "Google Cloud"], ["hetzner", "European provider"]])("are compared at the prices of the cloud in use: %s", (existingCloud, title) => {
    expect(costOf({ constraints: { existingCloud } })).toMatchObject({ cloud: title, yardstick: false, prices: expect.stringMatching(/^USD( at 1\.15 for a euro)?, [a-z0-9-]+, 20\d\d/) as string });
  });

  it("are compared at the prices of the cloud that the rest of the decision leads to", () => {
    const decision = decided({ ...streams, team: { now: 6, in18m: 8, skills: { csharp: 1 } } });
    expect([answersIn(decision)["cloud"], decision.sizing.cost?.cloud]).toEqual(["azure", "Microsoft Azure"]);
  });

  it("cost something else in each cloud, by the formula of the model", () => {
    const costs = ["aws", "azure", "google-cloud", "scaleway"].map((existingCloud) => costOf({ ...streams, constraints: { existingCloud } }));
    expect(new Set(costs.map((cost) => cost?.functionsUsd)).size).toBe(4);
    // Azure: 15 requests per second on average, 39.4 million a month, each 0.4 USD a million and 0.4 s in 0.5 GB at 0.000026 USD.
    expect(Math.abs((costs[1]?.functionsUsd ?? 0) / (39.42e6 * (0.4e-6 + 0.2 * 0.000026)) - 1)).toBeLessThan(0.01);
  });

  it("are a yardstick where the prices of the cloud are not known, and not compared on hardware of one's own", () => {
    const unpriced = new Map([...catalogue].map(([question, options]) => [question, question === "cloud" ? options.map((option) => (option.name === "eu-provider" ? { ...option, facts: {} } : option)) : options] as const));
    expect(decide(aProfile({ constraints: { existingCloud: "hetzner" } }), unpriced).sizing.cost).toMatchObject({ cloud: "Amazon Web Services", yardstick: true });
    expect(costOf({ constraints: { onPrem: true } })).toBeUndefined();
  });

  it("are compared at the prices of one's own cloud, too, where customers install it besides", () => {
    const decision = decided({ constraints: { customerInstalled: true, existingCloud: "azure" } });
    expect([answersIn(decided({ constraints: { customerInstalled: true } }))["cloud"], answersIn(decision)["cloud"], decision.sizing.cost?.cloud]).toEqual([undefined, "azure", "Microsoft Azure"]);
  });

  it.each<[string, ProfileInput, string | undefined]>([["open connections", { work: ["websockets"] }, "H01"], ["150 ms", { slo: { p99Ms: 150 } }, "H02"], ["nothing against them", {}, undefined]])("do not look cheap where functions are ruled out: %s", (_, input, code) => {
    const cost = costOf(input);
    expect([cost?.functionsRuledOut, cost === undefined ? "" : weightOf(cost)]).toEqual([code, code === undefined ? "the difference is too small to count (it does from 300 USD a month)" : `functions are ruled out for the whole of it, whatever they cost (${code})`]);
  });

  it("follow an organisation's own prices, which it gives by id", () => {
    const overrides = [{ id: "cloud.aws.price.vcpuHour", value: 0.02, reason: "our savings plan" }];
    const own = decide(aProfile(), catalogue, { overrides }).sizing.cost;
    expect(own?.containersUsd).toBeLessThan(costOf({})?.containersUsd ?? 0);
  });
});
