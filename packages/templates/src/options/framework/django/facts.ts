import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Django, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://endoflife.date/django", { "health.lastRelease": "2026-08", "health.cadenceMonths": 24, "health.supportMonths": 36 }, "2026-08"),
  ...fromPolicy("https://docs.djangoproject.com/en/dev/internals/security/"),
};

/** When Django wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["drf", "django-rest-framework"],
  points: [
    { points: 3, because: "accounts, admin and migrations come with it" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
    { points: 2, when: { domain: ["content", "ecommerce", "marketplace", "government", "enterprise_internal", "education"] }, because: "records, an admin and permissions are most of the product" },
    { points: -1, when: { traits: { has: "functions" } }, because: "its start is slow in a function" },
  ],
  cautions: [{ when: { chosen: { has: "compute:functions" } }, say: "Django starts slowly in a function: keep an instance warm, or build it so that little is loaded at the start." }],
  reversibility: "costly",
  tradeOff: "Batteries included against one way to do things.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
