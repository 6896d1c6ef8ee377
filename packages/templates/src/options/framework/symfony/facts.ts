import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Symfony, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://endoflife.date/symfony", { "health.lastRelease": "2026-08", "health.cadenceMonths": 24, "health.supportMonths": 48 }, "2026-08"),
  ...fromPolicy("https://symfony.com/doc/current/contributing/code/security.html"),
};

/** When Symfony wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 2, because: "its parts are kept for years" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
    { points: 1.5, when: { "domain.class": ["enterprise", "banking"] }, because: "it has long support and plain parts" },
  ],
  reversibility: "costly",
  tradeOff: "Structure against speed.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
