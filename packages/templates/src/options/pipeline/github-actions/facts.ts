import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about GitHub Actions, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When GitHub Actions wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["github"],
  points: [
    { points: 3, because: "it runs beside the code, on the host that most teams use" },
    { points: 2, when: { "self.known": true }, because: "the code is there" },
  ],
  reversibility: "easy",
};
