import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Anthropic, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://docs.anthropic.com/en/api/data-residency", { "region.us": true }, { date: "2026-10", expires: "2027-11" }),
};

/** When Anthropic wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["claude"],
  arises: { when: { "models.use": ["hosted", "own"] }, because: "no models are used" },
  points: [
    { points: 2.5, because: "it is hosted, so there is nothing to run" },
    { points: 3, when: { "self.known": true }, because: "the team uses it" },
  ],
  removals: [{ code: "H03", when: { "constraints.onPrem": true }, because: "it is a service in a public cloud" }],
  reversibility: "easy",
  tradeOff: "A model at the end of a call against data that leaves the house; calls over 30 seconds go through a queue.",
};
