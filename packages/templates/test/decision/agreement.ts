import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { profileSchema, type Profile } from "@create-backend/core";
import { answersIn, aProfile, decided } from "./story.ts";

export interface Case {
  readonly story: string;
  readonly because: string;
  readonly profile: object;
  /** Question → options that an expert would sign. */
  readonly expect: Readonly<Record<string, readonly string[]>>;
}

const folder = join(import.meta.dirname, "../../../core/src/decision/cases");
/** Every case by its name. */
export const cases: readonly (readonly [string, Case])[] = readdirSync(folder).filter((file) => file.endsWith(".yaml")).map((file) => [file.replace(".yaml", ""), parse(readFileSync(join(folder, file), "utf8")) as Case] as const);

/** "Modular monolith, managed containers, the team's strongest language, PostgreSQL, the present cloud." */
function trivialRule({ team, delivery, constraints }: Profile): Record<string, string> {
  const strongest = Object.entries(team.skills).sort(([, a], [, b]) => b - a)[0]?.[0];
  return { decomposition: "modular-monolith", compute: "containers", language: strongest ?? delivery.language ?? "typescript", database: "postgresql", cloud: constraints.existingCloud ?? "aws" };
}

const agrees = (answers: Record<string, string>, expected: Case["expect"], asked = Object.keys(expected)): boolean => asked.every((question) => expected[question]?.includes(answers[question] ?? "") ?? true);

/** How many cases the engine and the trivial rule answer as an expert would. */
export function agreement(): { readonly ours: number; readonly trivial: number } {
  const asked = ["decomposition", "compute", "language", "database", "cloud"];
  const ours = cases.filter(([, one]) => agrees(answersIn(decided(profileSchema().parse(one.profile))), one.expect, asked)).length;
  const trivial = cases.filter(([, one]) => agrees(trivialRule(aProfile(profileSchema().parse(one.profile))), one.expect, asked)).length;
  return { ours, trivial };
}
