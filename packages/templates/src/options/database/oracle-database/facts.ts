import { estimates, fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Oracle Database, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 200 }),
  ...fromReleases("https://endoflife.date/oracle-database", { "health.lastRelease": "2023-09", "health.cadenceMonths": 53, "health.supportMonths": 99 }, "2026-08"),
  ...fromPolicy("https://www.oracle.com/security-alerts/"),
};

/** When Oracle Database wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["oracle"],
  points: [
    { points: 2, because: "it is a relational store with transactions" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
  ],
  cautions: [{ when: { traits: { has: "functions" } }, say: "Every function that runs at once opens connections of its own to Oracle Database: bound how many run, or put a pooling proxy between them." }],
  reversibility: "very costly",
  tradeOff: "What is in place against its licence.",
};
