import { describe, expect, it } from "vitest";
import { completeProfile } from "../../profile/complete-profile.ts";
import { contradictionsIn } from "./contradictions.ts";

const codes = (input: object): readonly string[] => contradictionsIn(completeProfile([{ input, origin: "file" }])).map(({ code }) => code);

describe("a contradiction", () => {
  it.each([
    ["X03", { constraints: { onPrem: true, existingCloud: "aws" } }, { constraints: { onPrem: true } }],
    ["X04", { slo: { availability: 99.99 } }, { slo: { availability: 99.99 }, ops: ["monitoring_oncall"] }],
    ["X05", { load: { peakRpsNow: 1, peakRps24m: 500 } }, { load: { peakRpsNow: 1, peakRps24m: 500, growthReason: "a signed contract" } }],
    ["X07", { slo: { p99Ms: 50 }, work: ["streaming"] }, { slo: { p99Ms: 51 }, work: ["streaming"] }],
    ["X08", { delivery: { weeks: 8 }, constraints: { regulations: ["pci"] } }, { delivery: { weeks: 8 }, constraints: { regulations: ["gdpr"] } }],
    ["X11", { team: { now: 5, in18m: 7 }, independence: { parts: "several" } }, { team: { now: 5, in18m: 8 }, independence: { parts: "several" } }],
    ["X12", { load: { pattern: "spiky_idle" }, slo: { p99Ms: 199 } }, { load: { pattern: "spiky_idle" }, slo: { p99Ms: 200 } }],
    ["X05", { load: { peakRpsNow: 0, peakRps24m: 101 } }, { load: { peakRpsNow: 0, peakRps24m: 100 } }],
    ["X05", { load: { users: 10, users24m: 1_000_000 } }, { load: { peakRps24m: 8000 } }],
    ["X13", { data: { needs: ["vectors"] } }, { data: { needs: ["vectors", "search"] } }],
    ["X13", { domain: "ai_llm", models: { use: "none" } }, { domain: "ai_llm", models: { use: "none" }, data: { needs: ["vectors"] } }],
    ["X13", { data: { vectorsMillions: 40 } }, { data: { needs: ["vectors", "search"], vectorsMillions: 40 } }],
    ["X21", { workMs: 5000, slo: { p99Ms: 800 } }, { workMs: 5000 }],
    ["X21", { workMs: 900, slo: { p99Ms: 800 } }, { workMs: 900, slo: { p99Ms: 800 }, work: ["event_processing"] }],
    ["X22", { delivery: { language: "php" } }, { delivery: { language: "php", codebase: "brownfield" } }],
    ["X22", { delivery: { codebase: "greenfield", stack: ["mysql"] } }, { delivery: { codebase: "greenfield", stack: [] } }],
    ["X14", { team: { skills: { python: 0.3 } }, delivery: { weeks: 12 } }, { team: { skills: { python: 0.31 } }, delivery: { weeks: 12 } }],
    ["X16", { load: { users: 1000, peakRpsNow: 100 } }, { load: { users: 1_000_000, peakRpsNow: 300 } }],
    ["X17", { team: { now: 5, in18m: 4 } }, { team: { now: 5, in18m: 5 } }],
    ["X23", { load: { peakRpsNow: 300, peakRps24m: 20 } }, { load: { peakRpsNow: 20, peakRps24m: 20 } }],
    ["X23", { load: { users: 1_000_000, users24m: 10_000 } }, { load: { users: 1_000_000 } }],
    ["X23", { load: { peakRpsNow: 300, peakRps24m: 20 } }, { load: { peakRps24m: 0.5 } }],
    ["X18", { work: ["cpu_heavy"], budgetUsdMonth: 99 }, { work: ["cpu_heavy", "short_requests"], budgetUsdMonth: 99 }],
  ])("%s is seen, and not where there is none", (code, wrong, right) => {
    expect(codes(wrong)).toContain(code);
    expect(codes(right)).not.toContain(code);
  });

  it("names both answers and the cheapest way out", () => {
    const [one] = contradictionsIn(completeProfile([{ input: { constraints: { onPrem: true, existingCloud: "azure" } }, origin: "file" }]));
    expect(one).toEqual({
      code: "X03",
      severity: "error",
      keys: ["constraints.onPrem", "constraints.existingCloud"],
      what: "It must run on premises, and the cloud in use is azure.",
      fix: "Drop existingCloud, or set onPrem to false.",
    });
  });

  it.each([
    [{ team: { skills: { go: 0.2 } } }, "No language is shipped unaided by more than 20 % of the team, and the release is in 10 weeks."],
    [{ team: { skills: { go: 0 } } }, "Nobody ships unaided in any language, and the release is in 10 weeks."],
  ])("says how many ship what they ship best (%j)", (input, what) => {
    expect(contradictionsIn(completeProfile([{ input: { ...input, delivery: { weeks: 10 } }, origin: "file" }])).map((one) => one.what)).toEqual([what]);
  });

  it("is absent from a profile of defaults", () => {
    expect(codes({})).toEqual([]);
  });
});
