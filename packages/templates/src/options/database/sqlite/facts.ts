import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about SQLite, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 37.5 }),
  ...estimates({ "floor.usdMonth": 0 }),
  ...fromReleases("https://endoflife.date/sqlite", { "health.lastRelease": "2026-07" }, "2026-08"),
  ...fromPolicy("https://www.sqlite.org/cves.html"),
};

/** When SQLite wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["libsql", "embedded-database"],
  points: [
    { points: 1, because: "there is nothing to install" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
    { points: 5, when: { "constraints.customerInstalled": true, "data.sizeGb": { atMost: 10 }, "load.peak24m": { atMost: 50 }, "slo.availability": { atMost: 99.5 } }, because: "customers install it, and a file is all they must back up" },
  ],
  reversibility: "costly",
  tradeOff: "No server against one writer at a time.",
};
