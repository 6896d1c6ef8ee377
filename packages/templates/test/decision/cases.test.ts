import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { profileSchema, type Profile } from "@create-backend/core";
import { answersIn, aProfile, decided } from "./story.ts";

interface Case {
  readonly story: string;
  readonly because: string;
  readonly profile: object;
  /** Question → options that an expert would sign. */
  readonly expect: Readonly<Record<string, readonly string[]>>;
}

const folder = join(import.meta.dirname, "../../../core/src/decision/cases");
const cases = readdirSync(folder).filter((file) => file.endsWith(".yaml")).map((file) => [file.replace(".yaml", ""), parse(readFileSync(join(folder, file), "utf8")) as Case] as const);

/** "Modular monolith, managed containers, the team's strongest language, PostgreSQL, the present cloud." */
function trivialRule({ team, delivery, constraints }: Profile): Record<string, string> {
  const strongest = Object.entries(team.skills).sort(([, a], [, b]) => b - a)[0]?.[0];
  return { decomposition: "modular-monolith", compute: "containers", language: strongest ?? delivery.language ?? "typescript", database: "postgresql", cloud: constraints.existingCloud ?? "aws" };
}

const agrees = (answers: Record<string, string>, expected: Case["expect"], asked = Object.keys(expected)): boolean => asked.every((question) => expected[question]?.includes(answers[question] ?? "") ?? true);

describe("a case with an expert's answer", () => {
  it("says why, and comes in a number that means something", () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    expect(cases.filter(([, { story, because }]) => story.length < 10 || because.length < 40)).toEqual([]);
  });

  it.each(cases)("%s", (_, { profile, expect: expected }) => {
    const answers = answersIn(decided(profileSchema.parse(profile)));
    expect(Object.fromEntries(Object.entries(expected).map(([question, options]) => [question, options.includes(answers[question] ?? "") ? "as expected" : answers[question]]))).toEqual(
      Object.fromEntries(Object.keys(expected).map((question) => [question, "as expected"])),
    );
  });

  it("is met clearly more often than by the trivial rule", () => {
    const asked = ["decomposition", "compute", "language", "database", "cloud"];
    const ours = cases.filter(([, one]) => agrees(answersIn(decided(profileSchema.parse(one.profile))), one.expect, asked)).length;
    const trivial = cases.filter(([, one]) => agrees(trivialRule(aProfile(profileSchema.parse(one.profile))), one.expect, asked)).length;
    console.log(`agreement with ${cases.length} cases: ${ours}; of the trivial rule: ${trivial}`);
    expect(ours / cases.length).toBeGreaterThanOrEqual(0.95);
    expect(ours - trivial).toBeGreaterThanOrEqual(cases.length / 4);
  });
});
