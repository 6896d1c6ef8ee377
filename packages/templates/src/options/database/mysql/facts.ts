import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about MySQL, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 40.5 }),
  ...estimates({ "floor.usdMonth": 15 }),
  ...fromReleases("https://endoflife.date/mysql", { "health.lastRelease": "2026-07", "health.cadenceMonths": 24, "health.supportMonths": 96 }, "2026-08"),
  ...fromPolicy("https://www.oracle.com/security-alerts/"),
};

/** When MySQL wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["mariadb", "aurora", "aurora-mysql"],
  points: [
    { points: 4, because: "it is a relational store with transactions that every cloud runs" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
  ],
  cautions: [{ when: { traits: { has: "functions" } }, say: "Every function that runs at once opens connections of its own to MySQL: bound how many run, or put a pooling proxy between them." }],
  reversibility: "very costly",
  tradeOff: "What the team runs today against the richer types and indexes of PostgreSQL.",
};
