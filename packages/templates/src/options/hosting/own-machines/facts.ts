import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Own machines, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Own machines wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "easy",
};
