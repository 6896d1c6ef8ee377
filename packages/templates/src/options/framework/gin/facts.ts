import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Gin, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://pkg.go.dev/github.com/gin-gonic/gin", { "health.lastRelease": "2026-02" }, "2026-11-26"),
  ...fromPolicy("https://github.com/gin-gonic/gin/security/policy"),
};

/** When Gin wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["gin-gonic"],
  points: [
    { points: 3, because: "it is the best known of Go's small frameworks" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Little over the standard library against little given.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
