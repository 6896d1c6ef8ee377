import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about gRPC, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When gRPC wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 1, because: "its calls are typed and compact" },
    { points: 3, when: { "domain.class": ["performance", "telecom"], traits: { has: ["apart", "partly-apart"] }, "slo.p99Ms": { atMost: 100 }, work: { hasNone: ["websockets"] } }, because: "services call services, and milliseconds count" },
    { points: 3, when: { "self.known": true }, because: "the team ships it" },
  ],
  reversibility: "costly",
  tradeOff: "Compact typed calls against browsers and plain tools.",
};
