import { completeProfile, decide, type ProfileInput } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import { describe, expect, it } from "vitest";
import { surenessOf } from "./sureness.ts";

const catalogue = catalogueOf(registeredOptions);
const sureness = (input: ProfileInput): string => surenessOf(decide(completeProfile([{ input, origin: "file" }]), catalogue));
const told = { team: { now: 1, in18m: 2, skills: { python: 1 } }, delivery: { weeks: 20 }, domain: "saas", load: { peakRpsNow: 15, peakRps24m: 40 }, work: ["short_requests"], data: { needs: ["transactions"] }, ops: ["ci_cd"], budgetUsdMonth: 600 } satisfies ProfileInput;

describe("why a decision is not sure", () => {
  it("names what nobody spoke of, so that it can be said", () => {
    expect(sureness(told)).toBe("decomposition and compute rest on defaults in large part (nothing was said of: response times and availability, rules and places, parts that stand alone)");
    expect(sureness({ ...told, slo: { p99Ms: 800 }, constraints: { residency: [] }, independence: { parts: "none" } })).toBe("it rests on what you said, and small changes leave it as it is");
  });

  it("does not list everything to someone who said next to nothing", () => {
    expect(sureness({ domain: "saas" })).toContain("(nothing was said of: the team, the first release, the load, the kind of work, 6 more)");
  });

  it("names the codes of what is at odds", () => {
    expect(sureness({ ...told, slo: { p99Ms: 800 }, constraints: { residency: [] }, independence: { parts: "none" }, team: { now: 5, in18m: 2, skills: { python: 1 } } })).toBe("some answers are at odds (X17)");
  });
});
