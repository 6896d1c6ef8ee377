import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Own model pipeline, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Own model pipeline wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["ml-pipeline", "self-hosted"],
  arises: { when: { "models.use": ["hosted", "own"] }, because: "no models are used" },
  points: [
    { points: 1, because: "no data leave the house" },
    { points: 4, when: { "models.use": "own" }, because: "the team trains or serves models of its own" },
    { points: 2, when: { "constraints.onPrem": true }, because: "it must run on premises" },
  ],
  cautions: [{ when: { "models.use": "own", none: [{ chosen: { has: "language:python" } }] }, say: "Models of one's own are trained and served in a worker in Python, whatever the rest is written in: a second language that someone has to keep." }],
  reversibility: "easy",
  tradeOff: "A model at the end of a call against data that leaves the house; calls over 30 seconds go through a queue.",
};
