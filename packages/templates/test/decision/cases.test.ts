import { describe, expect, it } from "vitest";
import { profileSchema } from "@create-backend/core";
import { agreement, cases } from "./agreement.ts";
import { losesIn, lostIn } from "./losing.ts";
import { answersIn, decided } from "./story.ts";

describe("a case with an expert's answer", () => {
  it("says why, and comes in a number that means something", () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    expect(cases.filter(([, { story, because }]) => story.length < 10 || because.length < 40)).toEqual([]);
  });

  it.each(cases)("%s", (_, { profile, expect: expected }) => {
    const answers = answersIn(decided(profileSchema().parse(profile)));
    expect(Object.fromEntries(Object.entries(expected).map(([question, options]) => [question, options.includes(answers[question] ?? "") ? "as expected" : answers[question]]))).toEqual(
      Object.fromEntries(Object.keys(expected).map((question) => [question, "as expected"])),
    );
  });

  it("says by how much each answer loses in figures that add up", () => {
    const sentences = cases.slice(0, 60).flatMap(([, { profile }]) => losesIn(decided(profileSchema().parse(profile))));
    expect(sentences.length).toBeGreaterThan(300);
    for (const sentence of sentences) expect([sentence, lostIn(sentence)]).toEqual([sentence, /^loses by ([\d.]+)/.exec(sentence)?.[1]]);
  });

  it("is met clearly more often than by the trivial rule", () => {
    const { ours, trivial } = agreement();
    console.log(`agreement with ${cases.length} cases: ${ours}; of the trivial rule: ${trivial}`);
    expect(ours / cases.length).toBeGreaterThanOrEqual(0.95);
    expect(ours - trivial).toBeGreaterThanOrEqual(cases.length / 4);
  });
});
