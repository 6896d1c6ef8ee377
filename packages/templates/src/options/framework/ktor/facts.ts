import { fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Ktor, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://central.sonatype.com/artifact/io.ktor/ktor-server-core", { "health.lastRelease": "2026-11" }, "2026-11-26"),
};

/** When Ktor wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 2, because: "it is Kotlin through and through" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Plain Kotlin against the range of Spring.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
