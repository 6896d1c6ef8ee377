import { describe, expect, it } from "vitest";
import { profileQuestions } from "./profile-questions.ts";
import { words, wordsIn } from "./glossary.ts";

describe("the glossary", () => {
  it("finds its words in a text, one or several of them, and not in the middle of others", () => {
    expect(wordsIn("A container is cheaper at the peak, and hybrids are rare.").map(([word]) => word)).toEqual(["Hybrid", "Container", "Peak, requests per second"]);
    expect(wordsIn("Speaking of transactional work")).toEqual([]);
  });

  it("explains words that the interview uses", () => {
    const used = new Set(profileQuestions.flatMap(({ ask = "", explain = "" }) => wordsIn(`${ask} ${explain}`).map(([word]) => word)));
    expect([...used].sort()).toEqual(expect.arrayContaining(["Container", "Functions", "Kubernetes", "Peak, requests per second", "Transaction"]));
    expect(used.size).toBeLessThan(Object.keys(words).length);
  });
});
