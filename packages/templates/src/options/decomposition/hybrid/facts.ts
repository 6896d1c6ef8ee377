import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Hybrid, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Hybrid wins, and when it cannot. */
export const rules: OptionRules = {
  points: [{ points: 1, because: "a part that must stand alone is set apart, the rest stays together" }],
  gates: [
    { code: "A01", needs: { "independence.parts": ["one", "several"] }, missing: "a part that must be deployed, scaled or secured on its own" },
    { code: "A02", needs: { "ops.level": { atLeast: 2 } }, missing: "two operations practices (of pipeline, infrastructure as code, on-call monitoring, containers, platform team)" },
    { code: "A03", needs: { "split.net": { atLeast: 0 } }, missing: "as many points for a split as against it" },
  ],
  reversibility: "costly",
  tradeOff: "Independence for the few parts that need it against one more thing to deploy and watch.",
  confirmedBy: ["no-cross-module-import", "no module reads another's tables", "no two apps share a database"],
};
