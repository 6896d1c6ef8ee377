import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Laravel, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Laravel wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 3, because: "it is complete and well documented" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Everything included against magic.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
