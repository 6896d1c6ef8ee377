import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Spring Boot, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://endoflife.date/spring-boot", { "health.lastRelease": "2026-08", "health.cadenceMonths": 6, "health.supportMonths": 13 }, "2026-08"),
  ...fromPolicy("https://github.com/spring-projects/spring-boot/security/policy"),
};

/** When Spring Boot wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["spring", "springboot"],
  points: [
    { points: 3, because: "everything an enterprise asks for is there and known" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
    { points: -1, when: { traits: { has: "functions" } }, because: "its start is slow in a function" },
  ],
  cautions: [{ when: { chosen: { has: "compute:functions" } }, say: "Spring Boot starts slowly in a function: keep an instance warm, or build it so that little is loaded at the start." }],
  reversibility: "costly",
  tradeOff: "Everything included against memory and start-up time.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
