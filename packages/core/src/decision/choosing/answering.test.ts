import { describe, expect, it } from "vitest";
import type { Catalogue, Option } from "../../catalogue/option.ts";
import { completeProfile, type ProfileInput } from "../../profile/index.ts";
import { outcomeOf } from "../doubt/outcome.ts";
import { answer, type Asked } from "./answer.ts";
import { answering, standpointOf } from "./answering.ts";

const option = (name: string, rules: Option["rules"], floor?: number): Option => ({
  question: "compute", name, title: name, summary: "", needs: {}, traits: [], generates: true, order: 10, ...(rules === undefined ? {} : { rules }),
  facts: floor === undefined ? {} : { "floor.usdMonth": { value: floor, source: "estimate", date: "2026-11", confidence: "low" } },
});
const catalogue: Catalogue = new Map([["compute", [
  option("boxes", { points: [{ points: 3, because: "the default" }] }, 40),
  option("sparks", { points: [{ points: 5, when: { any: [{ "load.peak24m": { atMost: 5 } }, { work: { has: "event_glue" } }] }, because: "idle" }] }),
]]]);
const asked: Asked = { pins: new Map(), generatesOnly: false, forced: true };
const profileOf = (input: ProfileInput) => completeProfile([{ input: { team: { now: 4, in18m: 4 }, ...input }, origin: "file" }]);
const at = (input: ProfileInput): string => standpointOf(profileOf(input), catalogue);

describe("a standpoint", () => {
  it("is the same where no rule, weight or price can tell two profiles apart", () => {
    expect(at({ load: { peakRps24m: 20 } })).toBe(at({ load: { peakRps24m: 60 } }));
    expect(at({ budgetUsdMonth: 100 })).toBe(at({ budgetUsdMonth: 4000 }));
  });

  it("is another one beyond a bound, a price, a word, a weight or a skill", () => {
    const here = at({});
    for (const other of [{ load: { peakRps24m: 5 } }, { budgetUsdMonth: 39 }, { work: ["event_glue"] }, { domain: "ai_llm" }, { team: { now: 4, in18m: 5 } }, { team: { now: 4, in18m: 4, skills: { go: 1 } } }] as ProfileInput[]) expect(at(other)).not.toBe(here);
  });

  it("is answered once, and as without looking at it", () => {
    let read = 0;
    const outcome = answering(catalogue, asked, (turns) => `${outcomeOf(turns)} ${(read += 1) > 0}`);
    const all = [2, 20, 30, 40, 4].map((peakRps24m) => profileOf({ load: { peakRps24m } }));
    expect(all.map(outcome)).toEqual(all.map((one) => `${outcomeOf(answer(one, catalogue, asked))} true`));
    expect(read).toBe(2);
  });
});
