import { fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Drogon, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://github.com/drogonframework/drogon/blob/master/ChangeLog.md", { "health.lastRelease": "2026-05", "health.cadenceMonths": 7 }, "2026-07"),
};

/** When Drogon wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 3, because: "it is quick HTTP in C++" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Speed against everything else.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
