import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Express, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://endoflife.date/express", { "health.lastRelease": "2026-05" }, "2026-08"),
  ...fromPolicy("https://github.com/expressjs/express/security/policy"),
};

/** When Express wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["expressjs", "express.js"],
  points: [
    { points: 2, because: "everyone has used it" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "The largest store of examples against an old core.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
