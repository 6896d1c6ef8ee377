import { fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Axum, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://github.com/tokio-rs/axum/blob/main/axum/CHANGELOG.md", { "health.lastRelease": "2026-04" }, "2026-08"),
};

/** When Axum wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["actix", "rocket"],
  points: [
    { points: 3, because: "it is typed and quick" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "Speed against development time.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
