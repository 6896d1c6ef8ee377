import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about pgvector, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When pgvector wins, and when it cannot. */
export const rules: OptionRules = {
  fits: { database: ["postgresql"] },
  arises: { when: { "data.needs": { has: "vectors" } }, because: "no vectors are stored" },
  points: [
    { points: 5, because: "vectors stay beside the rows they belong to, in one backup and one transaction" },
    { points: -3, when: { "data.vectorsMillions": { over: 10 }, "ops.level": { below: 3 }, ops: { hasNone: ["monitoring_oncall", "platform_team"] }, "self.known": false }, because: "over ten million vectors want someone who runs PostgreSQL well" },
    { points: -5, when: { "data.vectorsMillions": { over: 50 } }, because: "there are over fifty million vectors" },
  ],
  reversibility: "easy",
  tradeOff: "One store less against the speed of a dedicated index.",
};
