import type { Profile } from "../../profile/profile.ts";
import { stableJson } from "../catalogue-version.ts";
import type { Decision } from "../decision.ts";

/** Where a repository keeps what its decision rests on. */
export const profilePath = ".backend/profile.yaml";
/** Where a repository keeps what was decided last. */
export const decisionPath = ".backend/decision.json";

/**
 * What a repository remembers of a decision: versions, profile with origins, choices. The arguments stand in its records, and can be had again from the profile.
 * `agreement`: what `backend.yaml` says, where that is something else.
 */
export function rememberedDecision({ schema, engine, catalogueVersion, profile, label, confidence, choices, evidence }: Decision, agreement: Readonly<Record<string, string>> = {}): string {
  const answers = Object.fromEntries(Object.entries(choices).map(([question, { option, title, score, confidence: trust, pinned }]) => [question, { option, title, score, confidence: trust, ...(pinned ? { pinned } : {}) }]));
  const otherwise = Object.entries(agreement).filter(([question, option]) => choices[question]?.option !== option);
  return `${stableJson({ schema, engine, catalogueVersion, profile: ownOf(profile), label, confidence, choices: answers, ...(evidence.overridden.length === 0 ? {} : { overridden: evidence.overridden }), ...(otherwise.length === 0 ? {} : { agreement: Object.fromEntries(otherwise) }) }, 2)}\n`;
}

/** Name and modules are the agreement's. */
function ownOf(profile: Profile): object {
  const without = <T>(values: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(values).filter(([key]) => key !== "name" && key !== "modules"));
  return { ...without(profile as unknown as Record<string, unknown>), origins: without(profile.origins) };
}
