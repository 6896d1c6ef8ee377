import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about WebSocket, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When WebSocket wins, and when it cannot. */
export const rules: OptionRules = {
  arises: { when: { work: { has: "websockets" } }, because: "nothing is pushed in both directions" },
  points: [{ points: 3, because: "both sides speak at any time" }],
  reversibility: "costly",
  tradeOff: "Two-way speech against connections that must be held and moved at a release.",
};
