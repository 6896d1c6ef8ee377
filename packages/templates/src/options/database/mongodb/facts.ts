import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about MongoDB, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 24 }),
  ...estimates({ "floor.usdMonth": 25 }),
  ...fromReleases("https://endoflife.date/mongodb", { "health.lastRelease": "2026-08", "health.supportMonths": 60 }, "2026-08"),
  ...fromPolicy("https://www.mongodb.com/resources/products/alerts"),
};

/** When MongoDB wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["mongo", "documentdb"],
  points: [
    { points: 2, because: "documents are stored as the code has them" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
    { points: 2, when: { "data.needs": { has: "documents", hasNone: ["transactions"] } }, because: "there are documents, and no transactions across them" },
    { points: 3, when: { "data.needs": { has: "documents", hasNone: ["transactions"] }, "data.sizeGb": { over: 1000 } }, because: "there is over a terabyte of documents" },
  ],
  removals: [{ code: "H07", when: { "data.strict": true, none: [{ "self.existing": true, "data.crossModuleTx": false, "data.needs": { hasNone: ["transactions"] } }] }, because: "money or transactions across modules need a store that keeps both or neither" },],
  reversibility: "very costly",
  tradeOff: "Free-form documents against joins and constraints.",
};
