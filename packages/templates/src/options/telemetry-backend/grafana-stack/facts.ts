import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Grafana stack, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Grafana stack wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["grafana", "prometheus"],
  points: [
    { points: 1.5, because: "its screens are the same everywhere" },
    { points: 1, when: { traits: { has: ["orchestrated", "own-data-centre", "machines"] } }, because: "it runs beside the services" },
    { points: 1, when: { "self.known": true }, because: "the team runs it" },
    { points: 1, when: { "constraints.exitDuty": true }, because: "it moves with the system" },
  ],
  reversibility: "easy",
  tradeOff: "Freedom to move against something to run.",
};
