import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeProfile, decide, type Decision, type Profile, type ProfileFlip, type ProfileInput } from "@create-backend/core";
import { randomProfile } from "./random-profile.ts";
import { answersIn, aProfile, catalogue, decided } from "./story.ts";

const newsworthy = ["decomposition", "compute", "language", "framework", "cloud", "database"];

function newsIn(decision: Decision): Record<string, string> {
  const answers = answersIn(decision);
  return Object.fromEntries(newsworthy.map((question) => [question, answers[question] ?? "-"]));
}

function news(profile: Profile, flip: ProfileFlip, value: unknown): Record<string, string> {
  return newsIn(decide(changeProfile(profile, { [flip.key]: value }), catalogue));
}

describe("a flip that is reported", () => {
  it("is true: applied it changes the decision as said, and one step before it does not", { timeout: 300_000 }, () => {
    fc.assert(fc.property(randomProfile, (input) => {
      const profile = aProfile(input);
      const decision = decide(profile, catalogue, { flips: true });
      const now = newsIn(decision);
      for (const flip of decision.flips?.profile.slice(0, 8) ?? []) {
        expect(news(profile, flip, flip.to), flip.sentence).toEqual({ ...now, ...Object.fromEntries(flip.becomes.map(({ question, option }) => [question, option])) });
        expect(news(profile, flip, flip.before), `before ${flip.sentence}`).toEqual(now);
      }
    }), { numRuns: 40, seed: 20261123 });
  });

  it("of a weight is true: beyond it the other language leads, before it this one does", { timeout: 300_000 }, () => {
    fc.assert(fc.property(randomProfile, (input) => {
      const decision = decide(aProfile(input), catalogue, { flips: true });
      for (const { criterion, from, to, option } of decision.flips?.weights ?? []) {
        const lead = (weight: number): number => leadAt(decision, { criterion, from, weight, rival: option });
        const step = 0.02 * Math.sign(to - from);
        if (to + step <= 1 && to + step >= 0) expect(lead(to + step)).toBeLessThan(0.02);
        expect(lead(to - step)).toBeGreaterThan(-0.02);
      }
    }), { numRuns: 100, seed: 20261123 });
  });

  it("comes nearest first, with a sentence", () => {
    const flips = decided({ team: { now: 6, in18m: 10, skills: { typescript: 0.6, python: 0.5 } }, domain: "saas" }, { flips: true }).flips?.profile ?? [];
    expect(flips.length).toBeGreaterThan(3);
    expect(flips.map(({ distance }) => distance)).toEqual([...flips.map(({ distance }) => distance)].sort((a, b) => a - b));
    expect(flips.map(({ sentence }) => sentence).join("\n")).toMatch(/language becomes Python, framework becomes FastAPI when \d+ % of the team ship Python/);
  });
});

describe("a flip of head count", () => {
  const headsIn = (input: ProfileInput): readonly number[] => (decided(input, { flips: true }).flips?.profile ?? []).filter(({ key }) => key === "team.in18m").map(({ to }) => to as number);

  it("stays where a team may be in 18 months: a third of it to three times, or twenty more or fewer", () => {
    const claims: ProfileInput = { team: { now: 80, in18m: 100, skills: { java: 0.8 } }, domain: "banking", delivery: { weeks: 52, codebase: "brownfield" }, ops: ["ci_cd", "iac", "monitoring_oncall", "containers", "platform_team"], independence: { parts: "several", contention: "blocking" } };
    for (const head of headsIn(claims)) expect(head).toBeGreaterThanOrEqual(30);
  });

  it("still tells a small team where it outgrows its structure", () => {
    expect(headsIn({ team: { now: 3, in18m: 4, skills: { typescript: 0.9 } } })).toContain(10);
  });
});

describe("a number in a flip", () => {
  const small: ProfileInput = { team: { now: 3, skills: { typescript: 0.9 } }, work: ["websockets", "short_requests"], load: { peakRpsNow: 5, peakRps24m: 20 }, ops: ["ci_cd"] };
  const sentencesAt = (budgetUsdMonth: number): string => (decided({ ...small, budgetUsdMonth }, { flips: true }).flips?.profile ?? []).map(({ sentence }) => sentence).join("\n");

  it("is the roundest that is true", () => {
    expect(sentencesAt(4.2)).toContain("from 5 USD a month for infrastructure (now 4.2)");
    expect(sentencesAt(20)).toContain("below 15 USD a month for infrastructure (now 20)");
  });

  it("of a budget says where nothing is left, not what would be forced", () => {
    expect(sentencesAt(5)).toContain("nothing is left for compute below 5 USD a month for infrastructure (now 5)");
  });
});

describe("flips that are as near as each other", () => {
  it("come with the more usual one first", () => {
    const flips = decided({ team: { now: 6, in18m: 6, skills: { typescript: 0.9 } }, domain: "ecommerce", work: ["short_requests", "event_glue"], load: { pattern: "spiky_idle", peakRps24m: 5 }, data: { needs: ["key_value"], crossModuleTx: false } }, { flips: true }).flips?.profile ?? [];
    expect(flips.map(({ sentence }) => sentence)).toContain("database becomes PostgreSQL when the data also need transactions");
  });
});

/** Lead of the chosen language over a rival when one criterion weighs something else and the others keep their proportions. */
function leadAt({ choices, weights }: Decision, { criterion, from, weight, rival }: { criterion: string; from: number; weight: number; rival: string }): number {
  const chosen = choices["language"];
  const values = (option: string): Map<string, number> => new Map(valuesOf(option).map(([name, value]) => [name, value]));
  const valuesOf = (option: string): [string, number][] => (option === chosen?.option ? chosen.reasons : rivalReasons.get(option) ?? []).map(({ criterion: name, value, points, weight: w }) => [w === undefined ? `fixed ${name} ${points}` : name, w === undefined ? points : (value ?? 0)]);
  const rivalReasons = new Map((chosen?.rejected ?? []).flatMap(({ option, reasons }) => (reasons === undefined ? [] : [[option, reasons] as const])));
  const scale = (1 - weight) / (1 - from);
  const score = (option: string): number => [...values(option)].reduce((sum, [name, value]) => {
    const own = weights.find((one) => one.criterion === name)?.weight;
    return sum + (own === undefined ? value : value * (name === criterion ? weight : own * scale));
  }, 0);
  return score(chosen?.option ?? "") - score(rival);
}
