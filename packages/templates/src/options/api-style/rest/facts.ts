import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about REST, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When REST wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["http", "openapi"],
  points: [{ points: 3, because: "every client speaks it, and every cache understands it" }],
  reversibility: "costly",
  tradeOff: "Plain resources against exactly the fields each screen wants.",
};
