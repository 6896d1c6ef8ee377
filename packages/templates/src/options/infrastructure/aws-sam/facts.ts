import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about AWS SAM, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When AWS SAM wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["sam"],
  fits: { hosting: ["aws-lambda"] },
  points: [
    { points: 4, because: "it has short forms for functions, gateway and queues" },
    { points: 2, when: { "self.known": true }, because: "the team uses it" },
  ],
  reversibility: "costly",
  tradeOff: "Short forms for functions against one provider.",
};
