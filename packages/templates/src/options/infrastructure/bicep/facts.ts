import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Bicep, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Bicep wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["arm"],
  points: [
    { points: 2, because: "it is the cloud's own language" },
    { points: 2, when: { "self.known": true }, because: "the team uses it" },
    { points: 1.5, when: { chosen: { has: "language:csharp" }, "ops.level": { atMost: 2 } }, because: "a .NET team on Azure has its tools at hand" },
  ],
  reversibility: "costly",
  tradeOff: "Day-one support of one cloud against all others.",
};
