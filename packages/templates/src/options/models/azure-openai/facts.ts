import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Azure OpenAI, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://learn.microsoft.com/azure/ai-services/openai/concepts/models", { "region.us": true, "region.eu": true, "region.uk": true, "region.ca": true, "region.jp": true, "region.in": true, "region.ch": true, "region.no": true, "region.fr": true, "region.de": true, "region.se": true, "region.au": true, "region.kr": true, "region.br": true, "region.za": true, "region.ae": true }, { date: "2026-10", expires: "2027-11" }),
};

/** When Azure OpenAI wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: [],
  fits: { cloud: ["azure"] },
  arises: { when: { "models.use": ["hosted", "own"] }, because: "no models are used" },
  points: [
    { points: 2, because: "it is hosted, so there is nothing to run" },
    { points: 1.5, because: "it stays inside the agreement and the region of the cloud in use" },
    { points: 3, when: { "self.known": true }, because: "the team uses it" },
  ],
  removals: [{ code: "H03", when: { "constraints.onPrem": true }, because: "it is a service in a public cloud" }],
  reversibility: "easy",
  tradeOff: "A model at the end of a call against data that leaves the house; calls over 30 seconds go through a queue.",
};
