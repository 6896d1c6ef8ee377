import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Echo, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://pkg.go.dev/github.com/labstack/echo/v5", { "health.lastRelease": "2026-10" }, "2026-11-26"),
  ...fromPolicy("https://github.com/labstack/echo/security/policy"),
};

/** When Echo wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["labstack-echo"],
  points: [
    { points: 2, because: "it is small and tidy" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Little over the standard library against little given.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
