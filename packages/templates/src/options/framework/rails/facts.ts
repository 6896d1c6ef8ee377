import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Ruby on Rails, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://endoflife.date/ruby-on-rails", { "health.lastRelease": "2026-07", "health.cadenceMonths": 12, "health.supportMonths": 24 }, "2026-08"),
  ...fromPolicy("https://rubyonrails.org/security"),
};

/** When Ruby on Rails wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["ruby-on-rails", "ror"],
  points: [
    { points: 3, because: "a product takes the fewest lines in it" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Conventions for everything against anything beside them.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
