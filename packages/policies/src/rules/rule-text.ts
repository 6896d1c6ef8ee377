import { once } from "@create-backend/core";
import { z } from "zod";

/** Shape of a rule: what all forms share; the rest is its form's. */
export const ruleSchema = once(() => z.looseObject({
  form: z.string().describe("What kind of rule it is"),
  why: z.string({ error: "a rule says why" }).min(1, "a rule says why").describe("Why it is so, told with every finding"),
  fix: z.string().optional().describe("What to do about a finding, where the form's own words are too general"),
  severity: z.enum(["error", "warning", "info"]).default("error").describe("Errors fail a check"),
  owner: z.string().optional().describe("Whose rule it is"),
  tests: z.boolean().default(false).describe("Whether tests are judged, too"),
  types: z.boolean().default(true).describe("Whether what is gone at run time is judged, too"),
  kinds: z.array(z.enum(relationKinds)).min(1).optional().describe("Which ways of importing are judged; all when absent"),
}));

/** Ways in which a file refers to another one. `dynamic`: a file that is named, found by a pattern, or run apart, too. */
const relationKinds = ["import", "re-export", "dynamic", "require"] as const;
export type RelationKind = (typeof relationKinds)[number];

export type RuleText = z.infer<ReturnType<typeof ruleSchema>>;

const common = ["form", "why", "fix", "severity", "owner", "tests", "types", "kinds"];

/** What a rule says beyond what all of them do. */
export function ownOf(rule: RuleText): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(rule).filter(([word]) => !common.includes(word)));
}
