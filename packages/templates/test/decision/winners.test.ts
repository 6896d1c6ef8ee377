import { describe, expect, it } from "vitest";
import { profileSchema, type ProfileInput } from "@create-backend/core";
import { cases } from "./agreement.ts";
import { answersIn, catalogue, decided } from "./story.ts";

/** Where each option wins that no case with an expert's answer ends in. */
const situations: Readonly<Record<string, ProfileInput>> = {
  "broker rabbitmq": { ...grown({ java: 0.9 }), team: { now: 60, in18m: 90, skills: { java: 0.9 }, knows: ["rabbitmq"] }, constraints: { onPrem: true } },
  "framework echo": { team: { now: 6, in18m: 8, skills: { go: 1 }, knows: ["echo"] } },
  "vector-store qdrant": { domain: "ai_llm", data: { needs: ["vectors"], vectorsMillions: 200, crossModuleTx: false }, constraints: { onPrem: true }, ops: ["ci_cd", "containers", "monitoring_oncall"] },
};

/** Many teams with everything in place, whose parts must stand alone. */
function grown(skills: Readonly<Record<string, number>>): ProfileInput {
  return {
    team: { now: 60, in18m: 90, skills },
    delivery: { weeks: 80, codebase: "brownfield", boundaries: "clear" },
    ops: ["ci_cd", "iac", "monitoring_oncall", "containers", "platform_team"],
    independence: { parts: "several", contention: "blocking" },
    budgetUsdMonth: 100_000,
  };
}

describe("every option of the catalogue", () => {
  it("wins in a case with an expert's answer, or in a situation of its own", () => {
    const seen = new Set(cases.flatMap(([, { profile }]) => Object.entries(answersIn(decided(profileSchema().parse(profile)))).map(([question, option]) => `${question} ${option}`)));
    const open = [...catalogue].flatMap(([question, options]) => options.map(({ name }) => `${question} ${name}`)).filter((one) => !seen.has(one));
    expect(open.filter((one) => situations[one] === undefined), "nowhere").toEqual([]);
    expect(Object.keys(situations).filter((one) => !open.includes(one)), "wins in a case by now").toEqual([]);
  });

  it.each(Object.entries(situations))("%s", (option, input) => {
    const [question = "", name] = option.split(" ");
    expect(answersIn(decided(profileSchema().parse(input)))[question]).toBe(name);
  });
});
