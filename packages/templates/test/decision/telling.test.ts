import { describe, expect, it } from "vitest";
import { decidingReason, decisionRecords, weightOf, type Choice, type ProfileInput } from "@create-backend/core";
import { answersIn, decided } from "./story.ts";

const languageOf = (input: ProfileInput): Choice | undefined => decided(input).choices["language"];
const reasonIn = (choice: Choice | undefined): string | undefined => (choice === undefined ? undefined : decidingReason(choice)?.because);
const present = (skills: Readonly<Record<string, number>>): ProfileInput => ({ team: { now: 6, in18m: 7, skills }, delivery: { weeks: 20, codebase: "brownfield", language: "java" }, domain: "media" });

describe("the reason for a language", () => {
  it("is what parts it from the runner-up, where both have the strongest argument in common", () => {
    expect(reasonIn(languageOf(present({ java: 0.5, python: 0.5 })))).toBe("the present code is in Java, and a rewrite is a project of its own");
  });

  it("is the strongest argument where nothing parts them by more than a close call, or where it does that itself", () => {
    expect(reasonIn(languageOf({ domain: "government", team: { now: 8, in18m: 8 } }))).toBe("fit for government 9.5 of 10");
    expect(reasonIn(languageOf({ team: { now: 3, skills: { typescript: 0.7, python: 0.3 } } }))).toBe("70 % of the team ship TypeScript");
  });

  it("says of an answer with more points that nothing was left beside it, and does not call it second", () => {
    const { choices, runnerUps } = decided({ load: { peakRps24m: 1 }, budgetUsdMonth: 5 });
    const rejected = choices["compute"]?.rejected.find(({ option }) => option === "functions");
    expect(rejected).toMatchObject({ code: "N02", sentence: "leaves another question without an answer, and would score 3.00 more" });
    expect([choices["compute"]?.option, choices["compute"]?.runnerUp?.option, runnerUps.architecture?.option]).not.toContain("functions");
  });

  it("says of a pin against a constraint by what it is ruled out, however many points it has", () => {
    const { choices } = decided({ answers: { compute: "functions" }, work: ["websockets", "event_glue"], load: { pattern: "spiky_idle", peakRpsNow: 1, peakRps24m: 2 }, ops: [] });
    expect(choices["compute"]?.otherwise?.sentence).toBe("without the pin: Containers, Functions removed, H01: a function cannot hold a connection open");
  });

  it("names what was counted, where that is not the language itself", () => {
    expect(languageOf({})?.reasons.find(({ criterion }) => criterion === "hiring")?.because).toBe("66 % of developers use JavaScript");
  });
});

describe("the weights of a load that shrinks", () => {
  it("are those of the load that is carried, for today's requests must be answered too", () => {
    const weightsAt = (load: object): object => decided({ domain: "other", load }).weights;
    expect(weightsAt({ peakRpsNow: 20_000, peakRps24m: 50 })).toEqual(weightsAt({ peakRpsNow: 20_000, peakRps24m: 20_000 }));
  });
});

describe("a language for work on models of one's own", () => {
  it("is one with the libraries for them, where that is all of the work and nothing is known of the team", () => {
    expect([{ work: ["gpu"] }, { work: ["gpu", "long_jobs"] }, { work: ["gpu"], domain: "media" }].map((input) => answersIn(decided(input as ProfileInput))["language"])).toEqual(["python", "python", "python"]);
  });

  it("stays the team's, and where no models are served on those machines it weighs as always", () => {
    const team = { now: 5, skills: { go: 0.9 } };
    expect(answersIn(decided({ work: ["gpu"], team, domain: "media" }))["language"]).toBe("go");
    expect(decided({ work: ["gpu"], models: { use: "none" } }).weights.find(({ criterion }) => criterion === "ai")?.because).toEqual(["x 0.4: models are not the product"]);
  });
});

describe("what a language loses by", () => {
  it("says how many of the team ship each, and what one language is worth in another", () => {
    const sentenceFor = (skills: Readonly<Record<string, number>>): string => languageOf({ team: { now: 4, in18m: 4, skills } })?.runnerUp?.sentence ?? "";
    expect(sentenceFor({ typescript: 0.7, python: 0.5 })).toContain("70 % of the team ship TypeScript, and 50 % Python (+");
    expect(sentenceFor({ typescript: 0.9 })).toContain("90 % of the team ship TypeScript, which is near enough to Python to count as 27 % (+");
    expect(languageOf(present({ typescript: 0.3 }))?.rejected.find(({ option }) => option === "typescript")?.sentence).toContain("the present code is in Java, which counts as 60 % of the team, and 30 % of the team ship TypeScript (+");
  });
});

describe("what is said beside the answers", () => {
  const notes = (input: ProfileInput): string => decided(input).notes.join("\n");
  const asleep: ProfileInput = { team: { now: 4, in18m: 4, skills: { typescript: 1 } }, load: { peakRpsNow: 0.5, peakRps24m: 3, pattern: "spiky_idle" }, data: { needs: ["transactions"], crossModuleTx: false }, slo: { p99Ms: 2000 } };

  it("warns that functions open connections of their own to a relational store, and only them", () => {
    expect(answersIn(decided(asleep))).toMatchObject({ compute: "functions", database: "postgresql" });
    expect(notes(asleep)).toContain("connections of its own to PostgreSQL");
    expect(notes({ ...asleep, work: ["websockets"] })).not.toContain("connections of its own");
  });

  it("finds machines with graphics processors for work that needs them, and says that they are not in the costs", () => {
    const hosting = (work: ProfileInput["work"]): string | undefined => answersIn(decided({ domain: "ai_llm", models: { use: "own" }, work }))["hosting"];
    expect([hosting(["short_requests", "gpu"]), hosting(["short_requests"])]).toEqual(["ecs-managed-instances", "ecs-fargate"]);
    const overrides = [{ id: "hosting.ecs-managed-instances.gpu", value: false, reason: "not in our region" }];
    const left = decided({ domain: "ai_llm", models: { use: "own" }, work: ["gpu"], constraints: { existingCloud: "aws" } }, { overrides });
    expect(left.choices["hosting"]?.rejected.find(({ option }) => option === "ecs-managed-instances") ?? left.notNeeded["hosting"]).toContain("H01");
    expect(notes({ work: ["gpu"] })).toContain("graphics processors are not in the costs");
    expect(notes({})).not.toContain("graphics");
    expect(notes({ work: ["gpu"], constraints: { onPrem: true } })).not.toContain("graphics");
  });

  it("says of a slow start in a function, where such a framework is kept there", () => {
    const asFunctions = (framework: string): string => notes({ answers: { compute: "functions", framework } });
    expect(["nestjs", "django", "spring-boot", "fastify"].map((framework) => asFunctions(framework).includes("starts slowly in a function"))).toEqual([true, true, true, false]);
  });

  it("says that models of one's own bring Python beside another language", () => {
    const own = (skills: Readonly<Record<string, number>>): boolean => notes({ team: { now: 8, skills }, domain: "ai_llm", models: { use: "own" }, work: ["short_requests", "gpu"] }).includes("in a worker in Python");
    expect([own({ java: 0.9 }), own({ python: 0.9 })]).toEqual([true, false]);
  });

  it("says from which difference on costs count, and what that is of the budget", () => {
    const saidAt = (budgetUsdMonth: number): string => {
      const { cost } = decided({ load: { peakRpsNow: 300, peakRps24m: 900 }, budgetUsdMonth }).sizing;
      return cost === undefined ? "" : weightOf(cost);
    };
    expect(saidAt(500)).toBe("the difference counts in the decision");
    expect(saidAt(30_000)).toBe("the difference is too small to count (it does from 6,000 USD a month, a fifth of the budget)");
    expect(saidAt(300_000)).toBe("the difference is too small to count (it does from 10,000 USD a month)");
  });
});

describe("one of anything", () => {
  it("is told in the singular, wherever it is counted", () => {
    const alone = decided({ team: { now: 1, in18m: 1, skills: { python: 1 } }, delivery: { weeks: 1, horizonYears: 1 }, constraints: { regulations: ["pci"] }, load: { peakRpsNow: 1, peakRps24m: 1 } }, { flips: true });
    const told = [JSON.stringify(alone), ...decisionRecords(alone).map(([, text]) => text)].join("\n");
    expect(told.match(/[^.;"(]*(?<![\d.,])1 (?!ms\b|of\b|as\b|is\b|gives\b)[a-z]+s\b[^.;")]*/g) ?? []).toEqual([]);
  });
});

describe("a store that is a file", () => {
  it("is not chosen for functions, however small the budget", () => {
    expect([undefined, 1, 5, 20].map((budgetUsdMonth) => answersIn(decided(budgetUsdMonth === undefined ? {} : { budgetUsdMonth }))).filter(({ compute, database }) => compute === "functions" && database === "sqlite")).toEqual([]);
  });
});

describe("a rewrite among what would change a decision", () => {
  it("is called one, and comes after what is nearer", () => {
    const flips = decided(present({ java: 0.5, python: 0.5 }), { flips: true }).flips?.profile ?? [];
    expect(flips.map(({ sentence }) => sentence)).toContain("language becomes Python, framework becomes FastAPI when all of it is written anew (now existing code)");
    expect(flips[0]?.key).not.toBe("delivery.codebase");
  });
});
