import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about OpenAI, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://platform.openai.com/docs/guides/your-data", { "region.us": true, "region.eu": true, "region.uk": true, "region.ca": true, "region.jp": true, "region.in": true, "region.sg": true, "region.kr": true, "region.au": true, "region.ae": true }, { date: "2026-10", expires: "2027-11" }),
};

/** When OpenAI wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["gpt"],
  arises: { when: { "models.use": ["hosted", "own"] }, because: "no models are used" },
  points: [
    { points: 3, because: "it is hosted, so there is nothing to run" },
    { points: 3, when: { "self.known": true }, because: "the team uses it" },
  ],
  removals: [{ code: "H03", when: { "constraints.onPrem": true }, because: "it is a service in a public cloud" }],
  reversibility: "easy",
  tradeOff: "A model at the end of a call against data that leaves the house; calls over 30 seconds go through a queue.",
};
