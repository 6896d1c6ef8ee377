import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Laravel, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://endoflife.date/laravel", { "health.lastRelease": "2026-08", "health.cadenceMonths": 12, "health.supportMonths": 24 }, "2026-08"),
  ...fromPolicy("https://github.com/laravel/framework/security/policy"),
};

/** When Laravel wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 3, because: "it is complete and well documented" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Everything included against magic.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
