import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Amazon EKS, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Amazon EKS wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "costly",
};
