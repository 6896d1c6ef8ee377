import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Flask, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://pypi.org/project/Flask/", { "health.lastRelease": "2026-02" }, "2026-11-26"),
  ...fromPolicy("https://palletsprojects.com/security/"),
};

/** When Flask wins, and when it cannot. */
export const rules: OptionRules = {
  points: [
    { points: 1.5, because: "it is small and plain" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
    { points: 2, when: { "team.in18m": { atMost: 1 }, "load.peak24m": { atMost: 5 }, work: { only: ["short_requests"] } }, because: "it is a very small service of one person" },
  ],
  reversibility: "costly",
  tradeOff: "Little to learn against everything to choose.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
