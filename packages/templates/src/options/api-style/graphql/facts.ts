import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about GraphQL, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When GraphQL wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 1, because: "clients ask for exactly what they show" },
    { points: 3, when: { domain: ["media", "ecommerce", "marketplace", "realtime_collaboration"], traits: { has: ["apart", "partly-apart"] } }, because: "there are many client views over many services" },
    { points: 3, when: { "self.known": true }, because: "the team ships it" },
  ],
  reversibility: "costly",
  tradeOff: "Freedom for clients against caching and limits on the server.",
};
