import { completeProfile, decide, profileSchema, type DecideOptions, type Decision, type Profile, type ProfileInput } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "../../src/index.ts";

/** The catalogue as it is published. */
export const catalogue = catalogueOf(registeredOptions);

/** A profile as a file would say it. */
export function aProfile(input: ProfileInput = {}): Profile {
  return completeProfile([{ input: profileSchema().parse(input), origin: "file" }]);
}

export function decided(input: ProfileInput = {}, options: DecideOptions = {}): Decision {
  return decide(aProfile(input), catalogue, options);
}

/** Question → option. */
export function answersIn({ choices }: Decision): Record<string, string> {
  return Object.fromEntries(Object.values(choices).map(({ question, option }) => [question, option]));
}

/** Twelve answers of a team without contradictions. */
export const twelveAnswers: ProfileInput = {
  team: { now: 6, in18m: 8, skills: { typescript: 0.9 } },
  delivery: { weeks: 30, horizonYears: 4, codebase: "greenfield", stack: [] },
  domain: "saas",
  load: { peakRpsNow: 20, peakRps24m: 60, pattern: "daily" },
  work: ["short_requests"],
  data: { needs: ["transactions"], sizeGb24m: 40, crossModuleTx: true },
  slo: { p99Ms: 800, availability: 99.9 },
  constraints: { regulations: ["gdpr"], residency: ["eu"] },
  ops: ["ci_cd", "containers"],
  budgetUsdMonth: 900,
  independence: { parts: "none", contention: "none" },
};
