import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Modular monolith, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Modular monolith wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["monolith", "modulith"],
  points: [{ points: 0.5, because: "one deployable with checked boundaries is the default, and a split must be argued for" }],
  reversibility: "easy",
  tradeOff: "One deployment for all against independent releases; the module boundaries keep the way open.",
  confirmedBy: ["no-cross-module-import", "no module reads another's tables", "the module graph has no cycles"],
};
