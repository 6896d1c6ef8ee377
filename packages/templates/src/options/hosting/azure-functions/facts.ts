import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Azure Functions, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Azure Functions wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "costly",
};
