import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Phoenix, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://endoflife.date/phoenix-framework", { "health.lastRelease": "2026-08", "health.cadenceMonths": 30 }, "2026-08"),
  ...fromPolicy("https://github.com/phoenixframework/phoenix/security/policy"),
};

/** When Phoenix wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 3, because: "its channels carry millions of connections" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Concurrency that just works against a small hiring pool.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
