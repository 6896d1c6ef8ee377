import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Pekko HTTP, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://central.sonatype.com/artifact/org.apache.pekko/pekko-http_3", { "health.lastRelease": "2026-10" }, "2026-11-26"),
  ...fromPolicy("https://pekko.apache.org/docs/pekko/current/security/index.html"),
};

/** When Pekko HTTP wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["akka", "play", "akka-http"],
  points: [
    { points: 3, because: "it streams with back pressure" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Streams against simplicity.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
