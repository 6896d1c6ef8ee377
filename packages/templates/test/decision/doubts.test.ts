import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeProfile, decide, valueAt, type Profile } from "@create-backend/core";
import { randomProfile } from "./random-profile.ts";
import { answersIn, aProfile, catalogue, decided, twelveAnswers } from "./story.ts";

const slow = { timeout: 300_000 };
describe("confidence", () => {
  it("is high for twelve answers that agree", () => {
    expect(decided(twelveAnswers)).toMatchObject({ confidence: "high", contradictions: [], impasses: [] });
  });

  it("is lower for the same on defaults, under a warning, and low under an error", () => {
    expect(decided({ team: { skills: { typescript: 0.9 } } }).confidence).toBe("medium");
    expect(decided({ ...twelveAnswers, team: { now: 9, in18m: 8, skills: { typescript: 0.9 } } }).confidence).toBe("medium");
    expect(decided({ ...twelveAnswers, constraints: { onPrem: true, existingCloud: "aws" } }).confidence).toBe("low");
  });

  it("says what it falls short for, and of which answers", () => {
    const doubtsOf = (input: Parameters<typeof decided>[0]): readonly string[] => decided(input).doubts.map(({ doubt, questions }) => `${doubt}: ${questions.join(" ")}`);
    expect(doubtsOf(twelveAnswers)).toEqual([]);
    expect(doubtsOf({ team: { skills: { typescript: 0.9 } } })).toContain("unsaid: decomposition compute language database");
    expect(doubtsOf({ ...twelveAnswers, team: { now: 9, in18m: 8, skills: { typescript: 0.9 } } })).toEqual(["at-odds: decomposition compute language database"]);
    expect(doubtsOf({ ...twelveAnswers, constraints: { onPrem: true, existingCloud: "aws" } })).toEqual(["contradict: decomposition compute language database"]);
  });

  it.each<[string, object, string]>([
    ["a place", { existingCloud: "azure", residency: ["bh"] }, "constraints.residency"],
    ["a rule", { existingCloud: "hetzner", regulations: ["hipaa"] }, "constraints.regulations"],
    ["a ban", { existingCloud: "aws", bannedClouds: ["aws"] }, "constraints.bannedClouds"],
  ])("falls where %s makes one leave the cloud in use, and both are named (X10)", (_, constraints, key) => {
    const { contradictions, choices, confidence } = decided({ ...twelveAnswers, constraints });
    expect([confidence, contradictions]).toEqual(["medium", [expect.objectContaining({ code: "X10", severity: "warning", keys: ["constraints.existingCloud", key], fix: `Change ${key}, or plan the move to ${choices["cloud"]?.title} as a project of its own.` })]]);
    expect(decided({ ...twelveAnswers, constraints: { existingCloud: "azure", residency: ["de"] } }).contradictions).toEqual([]);
  });

  it("was not high where a tenth more or less of the numbers changes the answer (at most 1 % of runs)", slow, () => {
    const keys = ["team.now", "team.in18m", "delivery.weeks", "load.peakRpsNow", "load.peakRps24m", "workMs", "data.sizeGb24m", "slo.p99Ms", "budgetUsdMonth"];
    const whole = new Set(["team.now", "team.in18m"]);
    const shaken = (profile: Profile, factors: readonly number[]): Profile => changeProfile(profile, Object.fromEntries(keys.filter((key) => profile.origins[key] === "file").map((key, index) => {
      const value = (valueAt(profile, key) as number) * (factors[index] ?? 1);
      return [key, whole.has(key) ? Math.max(1, Math.round(value)) : value];
    })));
    const top = (profile: Profile): string => ["decomposition", "compute", "language"].map((question) => answersIn(decide(profile, catalogue))[question]).join();
    let high = 0;
    let changed = 0;
    fc.assert(fc.property(randomProfile, fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { minLength: 9, maxLength: 9 }), (random, factors) => {
      const load = { ...twelveAnswers.load, ...random.load };
      // A load that shrinks is told as a doubt, and nothing that is doubted is sure.
      const growing = { ...load, peakRps24m: Math.max(load.peakRpsNow ?? 0, load.peakRps24m ?? 0) };
      const profile = aProfile({ ...twelveAnswers, ...random, team: { ...twelveAnswers.team, ...random.team }, load: growing });
      if (decide(profile, catalogue).confidence !== "high") return;
      high += 1;
      if (top(shaken(profile, factors)) !== top(profile)) changed += 1;
    }), { numRuns: 600, seed: 20261123 });
    expect(high).toBeGreaterThan(10);
    expect(changed / high).toBeLessThanOrEqual(0.01);
  });
});

describe("stability", () => {
  it("is the same without an option that no change could have helped", () => {
    const input = { team: { now: 4, in18m: 6, skills: { typescript: 0.5, python: 0.5 } } };
    const without = new Map([...catalogue, ["language", (catalogue.get("language") ?? []).filter(({ name }) => name !== "cpp")]]);
    const stabilityIn = (options: typeof catalogue): number | undefined => decide(aProfile(input), options).choices["language"]?.stability;
    expect(stabilityIn(catalogue)).toBeLessThan(1);
    expect(stabilityIn(without)).toBe(stabilityIn(catalogue));
  });
});

describe("what we do not generate", () => {
  const input = { team: { now: 6, in18m: 8, skills: { csharp: 1 } } };

  it("is said of the option without a generator, and not of what goes with it", () => {
    const { language, cloud } = decided(input).choices;
    expect([language?.bestGenerated?.sentence, cloud?.option, cloud?.bestGenerated]).toEqual(["we do not generate C#; best that we generate is TypeScript", "azure", undefined]);
  });

  it("is told apart from what only does not go with what we do", () => {
    const { language, cloud } = decided(input, { generatesOnly: true }).choices;
    expect(language?.advised?.sentence).toBe("C# would fit better, but there is no generator for it yet; best that we generate is TypeScript");
    expect(cloud?.advised?.sentence).toBe("Microsoft Azure would fit better, but not with the rest that we generate; best that we generate is Amazon Web Services");
  });
});

describe("constraints that leave nothing", () => {
  it("are stated with the smallest change that restores an answer, and answered all the same", () => {
    const decision = decided({ budgetUsdMonth: 2, work: ["websockets"], data: { needs: ["key_value"], crossModuleTx: false }, constraints: { onPrem: false } });
    expect(decision.impasses).toMatchObject([{ question: "compute", giveUp: ["work: websockets", "budgetUsdMonth"] }]);
    expect(decision.impasses[0]?.sentence).toMatch(/^Nothing is left for compute \(.*H01.*H11.*\); give up one of: /);
    expect(decision.confidence).toBe("low");
  });

  it("name pairs where no single one is enough", () => {
    const decision = decided({ budgetUsdMonth: 2, work: ["websockets", "gpu"] });
    expect(decision.impasses[0]?.giveUp).toEqual(["budgetUsdMonth"]);
    const banned = decided({ budgetUsdMonth: 2, work: ["websockets"], constraints: { onPrem: true }, answers: { language: "go" } });
    expect(banned.impasses[0]?.giveUp).toEqual(["budgetUsdMonth"]);
    const both = decided({ budgetUsdMonth: 2, work: ["websockets", "in_memory_state"], slo: { p99Ms: 50 } }, { radar: { approvedOnly: false, entries: [{ name: "vm", ring: "forbidden" }, { name: "containers", ring: "forbidden" }, { name: "kubernetes", ring: "forbidden" }] } });
    expect(both.impasses[0]).toMatchObject({ question: "compute", giveUp: [] });
    expect(both.impasses[0]?.sentence).toContain("no two of them are enough");
  });

  it("are why a question has no answer, rather than that others were not needed", () => {
    expect(decided({ constraints: { residency: ["aq"] } }).notNeeded["cloud"]).toBe("removed, H06: it has no region in AQ");
  });

  it("name the least budget with which something is left, whatever else is asked for", () => {
    const demands: readonly Parameters<typeof decided>[0][] = [{}, { work: ["websockets"] }, { work: ["websockets", "gpu"] }, { constraints: { onPrem: true } }, { constraints: { residency: ["eu"], regulations: ["gdpr"] }, work: ["in_memory_state"] }];
    for (const asked of demands) {
      const impassesAt = (budgetUsdMonth: number): readonly string[] => decided({ ...asked, budgetUsdMonth }).impasses.map(({ sentence }) => sentence);
      const least = Number(/budgetUsdMonth \(raise it to (\d+) at least\)/.exec(impassesAt(1).join())?.[1]);
      expect([least, impassesAt(least), impassesAt(least - 1).length]).toEqual([expect.any(Number), [], 1]);
    }
  });

  it("are none where one option is left", () => {
    expect(decided({ budgetUsdMonth: 6, work: ["websockets"] }).impasses).toEqual([]);
  });
});

describe("pinned answers", () => {
  it("that do not go together are an error that names both", () => {
    const [clash] = decided({ answers: { language: "go", framework: "django" } }).contradictions;
    expect(clash).toMatchObject({ code: "X19", severity: "error", what: "Go and Django are both pinned, and do not work together.", fix: "Choose framework: gin, or language: python; or drop one of them." });
  });

  it.each<[string, Parameters<typeof decided>[0], object]>([
    ["a ban", { answers: { hosting: "eks" }, constraints: { bannedClouds: ["aws"] } }, { code: "X02", severity: "error", keys: ["answers.hosting", "constraints.bannedClouds"], what: "Amazon EKS is pinned as hosting and asks for cloud: Amazon Web Services, which constraints.bannedClouds rules out: H06: the profile bans it.", fix: "Drop the pin of hosting, or change constraints.bannedClouds." }],
    ["one's own data centre", { answers: { hosting: "eks" }, constraints: { onPrem: true } }, { code: "X02", severity: "error", keys: ["answers.hosting", "constraints.onPrem"] }],
    ["each other over a third answer", { domain: "ai_llm", answers: { models: "bedrock", hosting: "own-machines" } }, { code: "X19", severity: "error", keys: ["answers.hosting", "answers.models"], what: "Own machines (hosting) and Amazon Bedrock (models) are both pinned, and no cloud works with both.", fix: "Choose hosting: cloud-machines, or drop one of them." }],
    ["the cloud in use", { domain: "ai_llm", answers: { models: "bedrock" }, constraints: { existingCloud: "azure" } }, { code: "X10", severity: "warning", keys: ["answers.models", "constraints.existingCloud"], what: "Amazon Bedrock is pinned as models and asks for cloud: Amazon Web Services, and the cloud in use is Microsoft Azure: a second one to run and to pay.", fix: "Choose models: azure-openai, or drop constraints.existingCloud." }],
  ])("against %s, though nothing rules them out themselves, are told with both sides", (_, input, told) => {
    expect(decided(input).contradictions).toMatchObject([told]);
  });

  it("against several constraints name all of them, for to change one would not do", () => {
    expect(decided({ answers: { compute: "functions" }, work: ["websockets"], slo: { p99Ms: 80 } }).contradictions).toMatchObject([{ code: "X02", keys: ["answers.compute", "work", "slo.p99Ms"], fix: "Drop the pin of compute, or change work and slo.p99Ms." }]);
  });

  it("against a constraint are an error with its code", () => {
    expect(decided({ answers: { compute: "functions" }, work: ["websockets"] }).contradictions).toMatchObject([{ code: "X02", severity: "error" }]);
    expect(decided({ answers: { database: "mongodb" }, domain: "ecommerce" }).contradictions).toMatchObject([{ code: "X09", severity: "error" }]);
    expect(decided({ answers: { cloud: "eu-provider" }, constraints: { residency: ["us"] } }).contradictions).toMatchObject([{ code: "X10", severity: "error" }]);
  });

  it("that come too early are a warning that says what is missing", () => {
    const [early] = decided({ answers: { decomposition: "microservices" } }).contradictions;
    expect(early).toMatchObject({ code: "X01", severity: "warning" });
    expect(early?.what).toContain("20 engineers");
  });

  it("that promise four nines on two nines' money are told so", () => {
    expect(decided({ budgetUsdMonth: 60, slo: { availability: 99.99 }, ops: ["monitoring_oncall"] }).contradictions).toMatchObject([{ code: "X04", severity: "warning", what: "99.99 % asks for three zones: Containers 76 + PostgreSQL 15 = 91 USD a month at least, and the budget is 60.", fix: "Raise the budget to 91, or promise 99 %." }]);
  });

  it("never promise what the budget does not pay for either", () => {
    const ofBudget = (budgetUsdMonth: number) => decided({ budgetUsdMonth, slo: { availability: 99.99 }, ops: ["monitoring_oncall"] }).contradictions.find(({ code }) => code === "X04")?.fix;
    expect([75, 60, 50].map(ofBudget)).toEqual(["Raise the budget to 91, or promise 99.9 %.", "Raise the budget to 91, or promise 99 %.", "Raise the budget to 91, or run all of it on one machine and promise nothing: even one instance of each costs 55."]);
  });

  it("leave zones alone where nothing runs that waits", () => {
    const { choices, contradictions } = decided({ budgetUsdMonth: 30, slo: { availability: 99.99 }, ops: ["monitoring_oncall"], work: ["event_glue"], domain: "integration", load: { pattern: "spiky_idle", peakRps24m: 2 } });
    expect([choices["compute"]?.option, contradictions.filter(({ code }) => code === "X04")]).toEqual(["functions", []]);
  });

  it("name one sum, and one code for it, whatever is promised", () => {
    const moneyOf = (availability: number, budgetUsdMonth: number) => decided({ budgetUsdMonth, slo: { availability }, ops: ["monitoring_oncall"] }).contradictions.filter(({ keys }) => keys.includes("budgetUsdMonth"));
    expect([99, 99.9, 99.99].map((availability) => moneyOf(availability, 40).map(({ code, what }) => `${code} ${/= (\d+) USD/.exec(what)?.[1]}`))).toEqual([["X06 55"], ["X06 73"], ["X04 91"]]);
    expect(moneyOf(99, 60)).toEqual([]);
  });

  it("count a machine for each zone where machines are one's own", () => {
    const { choices, contradictions } = decided({ budgetUsdMonth: 14, slo: { availability: 99.99 }, ops: ["monitoring_oncall"], work: ["in_memory_state"], load: { peakRpsNow: 1, peakRps24m: 2 } });
    expect([choices["compute"]?.option, contradictions.find(({ code }) => code === "X04")?.fix]).toEqual(["vm", "Raise the budget to 15, or promise 99.9 %."]);
  });

  it("leave the budget's floor visible", () => {
    expect(decided({ budgetUsdMonth: 20, answers: { compute: "containers", database: "postgresql" } }).contradictions).toMatchObject([{ code: "X06", severity: "warning" }]);
    expect(decided({ budgetUsdMonth: 35, answers: { compute: "kubernetes" } }).contradictions.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["X06 error", "X02 error"]);
  });
});
