import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about AWS Lambda, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When AWS Lambda wins, and when it cannot. */
export const rules: OptionRules = {
  fits: { compute: ["functions"], cloud: ["aws"] },
  reversibility: "costly",
};
