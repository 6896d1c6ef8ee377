import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Micronaut, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://endoflife.date/micronaut", { "health.lastRelease": "2026-08", "health.cadenceMonths": 34 }, "2026-08"),
  ...fromPolicy("https://github.com/micronaut-projects/micronaut-core/security/policy"),
};

/** When Micronaut wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 2, because: "it is wired at build time" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
    { points: 2, when: { traits: { has: "functions" } }, because: "starts quickly in a function" },
    { points: 1.5, when: { "budget": { atMost: 50 }, "constraints.onPrem": false }, because: "it takes little memory, which is what a small budget rents" },
  ],
  reversibility: "costly",
  tradeOff: "Quick start and little memory against a smaller community.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
