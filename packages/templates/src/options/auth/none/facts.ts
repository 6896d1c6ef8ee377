import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about No authentication of its own, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When No authentication of its own wins, and when it cannot. */
export const rules: OptionRules = {
  points: [{ points: 1, because: "nothing was said about callers; a gateway may authenticate" }],
  reversibility: "easy",
};
