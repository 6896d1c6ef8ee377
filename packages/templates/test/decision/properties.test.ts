import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { contentions, decide, opsTicks, partKinds, stableJson, type Catalogue, type Decision, type ProfileInput } from "@create-backend/core";
import { losesIn, lostIn } from "./losing.ts";
import { nearASplit, nearFunctions, randomProfile } from "./random-profile.ts";
import { answersIn, aProfile, catalogue, decided } from "./story.ts";

const seed = 20261123;
/** Set to 10000, every property is tried on as many profiles as the first one always is; that takes a quarter of an hour. */
const asked = process.env["RANDOM_PROFILES"];
const runs = (numRuns: number) => ({ numRuns: Math.max(numRuns, Number(asked ?? 0)), seed });
/** Hundreds of decisions on a machine that may be busy. */
const slow = { timeout: asked === undefined ? 300_000 : 7_200_000 };
const languages = ["typescript", "python", "java", "csharp", "go"];
const labels = ["modular-monolith", "hybrid", "microservices", "serverless"];
const ambition = ["modular-monolith", "hybrid", "microservices"];

describe("any profile", () => {
  it("gets an answer or a stated conflict, and every label, language and framework wins somewhere", { timeout: 900_000 }, () => {
    const seen = new Map<string, number>();
    const count = (name: string): unknown => seen.set(name, (seen.get(name) ?? 0) + 1);
    fc.assert(fc.property(randomProfile, (input) => {
      const decision = decided(input);
      count(decision.label.name);
      for (const { option, question } of Object.values(decision.choices)) if (question !== "decomposition") count(option);
      expect(["decomposition", "compute", "language", "framework", "database", "pipeline", "monitoring"].filter((question) => decision.choices[question] === undefined)).toEqual([]);
      for (const { reasons, score, question } of Object.values(decision.choices)) expect([question, reasons.reduce((sum, { points }) => sum + Math.round(points * 100), 0)]).toEqual([question, Math.round(score * 100)]);
      const forced = Object.values(decision.choices).filter(({ against }) => against?.startsWith("H"));
      expect(forced.map(({ question }) => question)).toEqual(decision.impasses.map(({ question }) => question));
    }), runs(10_000));
    const frameworks = ["express", "nestjs", "fastify", "django", "flask", "fastapi", "spring-boot", "micronaut", "aspnet-core", "gin", "echo"];
    const wanted = [...labels, ...languages, ...frameworks, "postgresql", "mysql", "sql-server", "mongodb", "dynamodb", "redis", "pgvector", "pinecone", "containers", "kubernetes", "functions", "github-actions", "gitlab-ci", "azure-pipelines", "terraform", "aws-sam", "bicep", "openai", "vertex-ai", "own-models", "nats", "kafka", "aws-sns-sqs", "azure-service-bus"];
    const counts = (names: readonly string[]): string => names.map((name) => `${name} ${seen.get(name) ?? 0}`).join(", ");
    console.log(`10,000 profiles: ${counts(labels)}\n  ${counts(languages)}\n  ${counts(frameworks)}`);
    expect(wanted.filter((name) => !seen.has(name))).toEqual([]);
  });

  it("gets points that add up, exactly as printed, and a code for everything that was ruled out", slow, () => {
    fc.assert(fc.property(randomProfile, (input) => {
      for (const { reasons, score, rejected, question } of Object.values(decided(input).choices)) {
        const cents = reasons.reduce((sum, { points }) => sum + Math.round(points * 100), 0);
        expect([question, cents]).toEqual([question, Math.round(score * 100)]);
        expect(rejected.filter(({ code, sentence }) => !/^[A-Z]\d\d$/.test(code) || sentence === "")).toEqual([]);
      }
    }), runs(1000));
  });

  it("says by how much each answer loses in figures that add up", slow, () => {
    fc.assert(fc.property(randomProfile, (input) => {
      for (const sentence of losesIn(decided(input))) expect([sentence, lostIn(sentence)]).toEqual([sentence, /^loses by ([\d.]+)/.exec(sentence)?.[1]]);
    }), runs(200));
  });

  it("gets the same answer without options that did not win, one or many of them", slow, () => {
    fc.assert(fc.property(randomProfile, fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (input, picks) => {
      const profile = aProfile(input);
      const answers = answersIn(decide(profile, catalogue));
      const losers = [...catalogue.values()].flat().filter(({ question, name }) => answers[question] !== name);
      const gone = new Set(picks.map((pick) => losers[pick % losers.length]));
      const without: Catalogue = new Map([...catalogue].map(([question, options]) => [question, options.filter((option) => !gone.has(option))]));
      expect(answersIn(decide(profile, without)), `without ${[...gone].map((one) => `${one?.question} ${one?.name}`).join(", ")}`).toEqual(answers);
    }), runs(300));
  });

  it("gets the same bytes for the same words in another order", slow, () => {
    fc.assert(fc.property(randomProfile, (input) => {
      expect(stableJson(decided(reversed(input) as ProfileInput, { flips: false }))).toBe(stableJson(decided(input)));
    }), runs(300));
  });

  it("is decided without clock, chance or locale", () => {
    const input = { domain: "marketplace", team: { now: 9, in18m: 14, skills: { java: 0.4, kotlin: 0.4 } } } satisfies ProfileInput;
    const before = stableJson(decided(input, { flips: true }));
    const profile = aProfile(input);
    const forbidden = (): never => { throw new Error("A decision may not ask for this."); };
    const spies = [vi.spyOn(Math, "random"), vi.spyOn(Date, "now"), vi.spyOn(String.prototype, "localeCompare"), vi.spyOn(String.prototype, "toLocaleLowerCase"), vi.spyOn(Number.prototype, "toLocaleString")];
    for (const spy of spies) spy.mockImplementation(forbidden);
    vi.stubGlobal("Intl", undefined);
    try {
      expect(stableJson(decide(profile, catalogue, { flips: true }))).toBe(before);
    } finally {
      vi.unstubAllGlobals();
      for (const spy of spies) spy.mockRestore();
    }
  });

  it("never loses an option to a constraint by asking for less", slow, () => {
    const withCode = (input: ProfileInput, codes: RegExp): string[] => Object.values(decided(input).choices).flatMap(({ question, rejected }) => rejected.filter(({ code }) => codes.test(code)).map(({ option }) => `${question}:${option}`));
    fc.assert(fc.property(randomProfile, fc.double({ min: 1, max: 100, noNaN: true }), (input, factor) => {
      // What is not needed has not been judged by its constraints.
      const strict = new Set(withCode(input, /^H|^N00$/));
      const asked = new Set(Object.keys(decided(input).choices));
      const relaxed: ProfileInput[] = [
        { ...input, slo: { ...input.slo, p99Ms: (input.slo?.p99Ms ?? 800) * factor } },
        { ...input, constraints: { ...input.constraints, regulations: [] } },
        { ...input, constraints: { ...input.constraints, residency: [] } },
        { ...input, constraints: { ...input.constraints, bannedClouds: [] } },
        { ...input, constraints: { ...input.constraints, customerInstalled: false } },
        { ...input, work: (input.work ?? []).slice(0, -1) },
      ];
      for (const one of relaxed) expect(withCode(one, /^H0[1-46-8]$/).filter((name) => !strict.has(name) && asked.has(name.split(":")[0] ?? "")), JSON.stringify(one)).toEqual([]);
    }), runs(200));
  });

  /** What a language of the present code counts as, where nobody said how many ship in it. */
  const shareOfPresentCode = 0.6;

  it("keeps its language when the team ships more of it", slow, () => {
    fc.assert(fc.property(randomProfile, fc.double({ min: 0, max: 1, noNaN: true }), (input, more) => {
      const language = answersIn(decided(input))["language"] ?? "";
      const skills = input.team?.skills ?? {};
      const counted = skills[language] ?? shareOfPresentCode;
      const raised = { ...input, team: { ...input.team, skills: { ...skills, [language]: Math.min(1, counted + more) } } };
      expect(answersIn(decided(raised))["language"]).toBe(language);
    }), runs(300));
  });

  it("keeps its language when a little of it is named that nothing told of before", slow, () => {
    fc.assert(fc.property(randomProfile, fc.double({ min: 0, max: 1, noNaN: true }), (input, share) => {
      const fresh: ProfileInput = { ...input, delivery: { ...input.delivery, codebase: "greenfield" }, team: { ...input.team, knows: [] } };
      const language = answersIn(decided(fresh))["language"] ?? "";
      const skills = input.team?.skills ?? {};
      fc.pre(skills[language] === undefined);
      const named = { ...fresh, team: { ...fresh.team, skills: { ...skills, [language]: share } } };
      expect(answersIn(decided(named))["language"]).toBe(language);
    }), runs(300));
  });

  it("never moves away from a split or a cluster when more operations are in place", slow, () => {
    fc.assert(fc.property(fc.oneof(randomProfile, nearASplit), fc.constantFrom(...opsTicks), (input, tick) => {
      const ops = input.ops ?? ["ci_cd"];
      const before = answersIn(decided(input));
      const after = answersIn(decided({ ...input, ops: [...new Set([...ops, tick])] }));
      if (before["decomposition"] === "microservices") expect(after["decomposition"]).toBe("microservices");
      if (before["compute"] === "kubernetes") expect(after["compute"]).toBe("kubernetes");
    }), runs(300));
  });

  it("never moves towards one deployable when more parts must stand alone", slow, () => {
    fc.assert(fc.property(fc.oneof(randomProfile, nearASplit), (input) => {
      const steps = partKinds.map((parts) => ambition.indexOf(answersIn(decided({ ...input, independence: { ...input.independence, parts } }))["decomposition"] ?? ""));
      expect(steps).toEqual([...steps].sort());
    }), runs(200));
  });

  it("never moves towards one deployable when there are more people, or more of them wait for each other", slow, () => {
    const rank = (input: ProfileInput): number => ambition.indexOf(answersIn(decided(input))["decomposition"] ?? "");
    fc.assert(fc.property(fc.oneof(randomProfile, nearASplit), fc.integer({ min: 1, max: 300 }), (input, more) => {
      const in18m = input.team?.in18m ?? 5;
      expect(rank({ ...input, team: { ...input.team, in18m: in18m + more } })).toBeGreaterThanOrEqual(rank({ ...input, team: { ...input.team, in18m } }));
      const ranks = contentions.map((contention) => rank({ ...input, independence: { ...input.independence, contention } }));
      expect(ranks).toEqual([...ranks].sort());
    }), runs(150));
  });

  it("is never split for head count alone", slow, () => {
    fc.assert(fc.property(nearASplit, fc.integer({ min: 20, max: 5000 }), fc.constantFrom("none" as const, "some" as const), (input, in18m, contention) => {
      const many: ProfileInput = { ...input, team: { ...input.team, in18m }, data: { ...input.data, crossModuleTx: false }, independence: { parts: "none", contention } };
      expect(answersIn(decided(many))["decomposition"]).toBe("modular-monolith");
    }), runs(200));
  });

  it("is decided alike by users and by the requests that they make", slow, () => {
    fc.assert(fc.property(randomProfile, fc.integer({ min: 100, max: 5_000_000 }), (input, users) => {
      const load = { pattern: input.load?.pattern ?? "daily", connections: input.load?.connections ?? 0 };
      const byUsers = { ...input, load: { ...load, users, users24m: users * 2 } };
      const { peakRpsNow, peakRps24m } = aProfile(byUsers).load;
      expect(answersIn(decided({ ...input, load: { ...load, peakRpsNow, peakRps24m } }))).toEqual(answersIn(decided(byUsers)));
    }), runs(60));
  });

  it("is answered from any three answers", slow, () => {
    fc.assert(fc.property(randomProfile, ({ team, domain }) => {
      const { choices, impasses } = decided({ team: { now: team?.now ?? 4, skills: team?.skills ?? {} }, domain: domain ?? "saas" });
      expect([impasses, Object.keys(choices).length > 8]).toEqual([[], true]);
    }), runs(100));
  });

  it("never moves towards functions when requests take longer on the wall at the same processor time", slow, () => {
    fc.assert(fc.property(fc.oneof(randomProfile, nearFunctions), fc.double({ min: 1, max: 50, noNaN: true }), (input, factor) => {
      const workMs = Math.max(50, input.workMs ?? 150);
      const before = answersIn(decided({ ...input, workMs }))["compute"];
      if (before !== "functions") expect(answersIn(decided({ ...input, workMs: workMs * factor }))["compute"]).not.toBe("functions");
    }), runs(200));
  });

  it("never loses an option by a larger budget", slow, () => {
    const removedBy = (decision: Decision): string[] => Object.values(decision.choices).flatMap(({ question, rejected }) => rejected.filter(({ code }) => code.startsWith("H")).map(({ option }) => `${question}:${option}`));
    fc.assert(fc.property(randomProfile, fc.double({ min: 1, max: 100, noNaN: true }), (input, factor) => {
      const budgetUsdMonth = input.budgetUsdMonth ?? 500;
      const before = new Set(removedBy(decided({ ...input, budgetUsdMonth })));
      const asked = new Set(Object.keys(decided({ ...input, budgetUsdMonth }).choices));
      expect(removedBy(decided({ ...input, budgetUsdMonth: budgetUsdMonth * factor })).filter((one) => asked.has(one.split(":")[0] ?? "") && !before.has(one))).toEqual([]);
    }), runs(200));
  });
});

function reversed(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)]));
}
