import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about NestJS, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://www.npmjs.com/package/@nestjs/core", { "health.lastRelease": "2026-11" }, "2026-11-26"),
  ...fromPolicy("https://github.com/nestjs/nest/security/policy"),
};

/** When NestJS wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["nest"],
  points: [
    { points: 2.5, because: "its structure is one that many people know" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
    { points: 1, when: { "team.in18m": { atLeast: 10 } }, because: "more than one team needs shared conventions" },
    { points: 1.5, when: { "domain.class": ["enterprise", "banking", "telecom"] }, because: "enterprise teams know its style" },
    { points: -1, when: { traits: { has: "functions" } }, because: "its start is slow in a function" },
  ],
  cautions: [{ when: { chosen: { has: "compute:functions" } }, say: "NestJS starts slowly in a function: keep an instance warm, or build it so that little is loaded at the start." }],
  reversibility: "costly",
  tradeOff: "Conventions for many against magic for each.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
