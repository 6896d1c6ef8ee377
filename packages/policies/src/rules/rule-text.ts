import { once } from "@create-backend/core";
import { z } from "zod";

/** Shape of a rule: what all forms share; the rest is its form's. */
export const ruleSchema = once(() => z.looseObject({
  form: z.string(),
  why: z.string({ error: "a rule says why" }).min(1, "a rule says why"),
  fix: z.string().optional(),
  severity: z.enum(["error", "warning", "info"]).default("error"),
  owner: z.string().optional(),
  tests: z.boolean().default(false),
  types: z.boolean().default(true),
  kinds: z.array(z.enum(relationKinds)).min(1).optional(),
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
