import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about NATS JetStream, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When NATS JetStream wins, and when it cannot. */
export const rules: OptionRules = {
  fits: { trait: ["remote-events"], compute: ["containers", "kubernetes", "vm"] },
  points: [
    { points: 3, because: "it is one small binary with durable streams, anywhere" },
    { points: 1, when: { traits: { has: ["orchestrated", "own-data-centre"] } }, because: "it runs beside the services" },
    { points: 3, when: { "self.known": true }, because: "the team runs it" },
  ],
  reversibility: "costly",
  tradeOff: "A small broker of one's own against a managed one.",
};
