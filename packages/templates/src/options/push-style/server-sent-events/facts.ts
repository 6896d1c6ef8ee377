import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Server-sent events, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Server-sent events wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["sse"],
  arises: { when: { work: { has: "streaming" } }, because: "nothing is streamed" },
  points: [{ points: 2, because: "it streams over plain HTTP, such as a model's answer" }],
  reversibility: "easy",
  tradeOff: "Plain HTTP against one direction only.",
};
