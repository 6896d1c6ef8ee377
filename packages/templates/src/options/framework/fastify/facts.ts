import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Fastify, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://www.npmjs.com/package/fastify", { "health.lastRelease": "2026-11" }, "2026-11-26"),
  ...fromPolicy("https://github.com/fastify/fastify/security/policy"),
};

/** When Fastify wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 3, because: "it is quick and typed by schema, with little magic" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
    { points: 2, when: { traits: { has: "functions" } }, because: "starts quickly in a function" },
    { points: 2, when: { "slo.p99Ms": { atMost: 100 } }, because: "there is little time per request" },
  ],
  reversibility: "costly",
  tradeOff: "Little magic against fewer conventions.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
