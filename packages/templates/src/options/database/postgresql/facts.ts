import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about PostgreSQL, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 55.6 }),
  ...estimates({ "floor.usdMonth": 15 }),
  ...fromReleases("https://endoflife.date/postgresql", { "health.lastRelease": "2026-08", "health.cadenceMonths": 12, "health.supportMonths": 61 }, "2026-08"),
  ...fromPolicy("https://www.postgresql.org/support/security/"),
};

/** When PostgreSQL wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["postgres", "pg", "psql", "aurora-postgresql"],
  points: [
    { points: 5, because: "transactions, JSON, search and vectors are in one store that every cloud runs" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
  ],
  cautions: [{ when: { traits: { has: "functions" } }, say: "Every function that runs at once opens connections of its own to PostgreSQL: bound how many run, or put a pooling proxy between them." }],
  reversibility: "very costly",
  tradeOff: "One store for nearly everything against the peak performance of a specialised one.",
  confirmedBy: ["no module reads another's tables", "migrations are files", "there is no second driver"],
};
