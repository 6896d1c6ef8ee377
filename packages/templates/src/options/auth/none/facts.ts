import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about No authentication, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When No authentication wins, and when it cannot. */
export const rules: OptionRules = {
  points: [{ points: 1, because: "nothing was said about callers; a gateway may authenticate" }],
  reversibility: "easy",
};
