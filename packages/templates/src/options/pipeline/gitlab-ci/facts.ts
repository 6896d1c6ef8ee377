import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about GitLab CI, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When GitLab CI wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["gitlab"],
  points: [
    { points: 2, because: "GitLab brings code, pipeline and images as one product" },
    { points: 4, when: { "self.known": true }, because: "the code is there" },
    { points: 1.5, when: { "constraints.onPrem": true }, because: "it runs on premises with the code" },
  ],
  reversibility: "easy",
};
