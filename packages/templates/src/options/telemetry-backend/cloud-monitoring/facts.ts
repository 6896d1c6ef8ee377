import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about The cloud's own monitoring, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When The cloud's own monitoring wins, and when it cannot. */
export const rules: OptionRules = {
  points: [{ points: 2, because: "there is nothing to run" }],
  removals: [{ code: "H03", when: { "constraints.onPrem": true }, because: "it must run on premises" }],
  arises: { when: { "constraints.customerInstalled": false }, because: "customers bring their own" },
  reversibility: "easy",
  tradeOff: "Nothing to run against one provider's screens; the code speaks OpenTelemetry either way.",
};
