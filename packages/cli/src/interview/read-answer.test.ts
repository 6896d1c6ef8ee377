import { describe, expect, it } from "vitest";
import { profileQuestions } from "./profile-questions.ts";
import { mergedAnswers, readAnswer } from "./read-answer.ts";

const read = (flag: string, text: string): object => {
  const question = profileQuestions.find((one) => one.flag === flag);
  if (question === undefined) throw new RangeError(flag);
  return readAnswer(question, text);
};

describe("readAnswer", () => {
  it.each([
    ["team", "5", { team: { now: 5 } }],
    ["team", "5, 8", { team: { now: 5, in18m: 8 } }],
    ["load", "1_000,2'000", { load: { peakRpsNow: 1000, peakRps24m: 2000 } }],
    ["skills", "python=0.8,go", { team: { skills: { python: 0.8, go: 1 } } }],
    ["domain", "banking", { domain: "banking" }],
    ["work", "streaming, gpu", { work: ["streaming", "gpu"] }],
    ["regulations", "", { constraints: { regulations: [] } }],
    ["residency", "eu", { constraints: { residency: ["eu"] } }],
    ["on-premises", "", { constraints: { onPrem: true } }],
    ["budget", "900", { budgetUsdMonth: 900 }],
  ])("--%s %s", (flag, text, profile) => {
    expect(read(flag, text)).toEqual(profile);
  });

  it.each([
    ["team", "1,2,3", /--team/],
    ["team", "", /--team/],
    ["load", "NaN", /For example: --load 5,50/],
    ["load", "abc", /it says "abc"/],
    ["load", ",", /it says ""/],
    ["skills", "go=much", /it says "much"/],
    ["work", "streming", /Known: short_requests/],
  ])("refuses --%s %s", (flag, text, said) => {
    expect(() => read(flag, text)).toThrow(said);
  });
});

describe("mergedAnswers", () => {
  it("keeps what different flags say about one group", () => {
    expect(mergedAnswers([{ team: { now: 5 } }, { team: { skills: { go: 1 } } }, { work: ["gpu"] }])).toEqual({ team: { now: 5, skills: { go: 1 } }, work: ["gpu"] });
  });
});

describe("profileQuestions", () => {
  it("asks ten, so that an interview with folder and modules has twelve questions", () => {
    const asked = profileQuestions.filter(({ ask }) => ask !== undefined);
    expect([asked.length, asked.every(({ explain }) => explain !== undefined), new Set(profileQuestions.map(({ flag }) => flag)).size]).toEqual([10, true, profileQuestions.length]);
  });
});
