import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about FastAPI, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://pypi.org/project/fastapi/", { "health.lastRelease": "2026-11" }, "2026-11-26"),
  ...fromPolicy("https://github.com/fastapi/fastapi/security/policy"),
};

/** When FastAPI wins, and when it cannot. */
export const rules: OptionRules = {
  fits: { language: ["python"] },
  points: [
    { points: 3, because: "it is typed and asynchronous, and describes itself" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
    { points: 2, when: { "domain.class": ["ai", "data"] }, because: "the usual front of models and data" },
    { points: 2, when: { work: { has: ["streaming", "websockets"] } }, because: "streams and sockets are at home in it" },
    { points: 2, when: { domain: "iot" }, because: "many small messages come at once" },
    { points: 1, when: { traits: { has: "functions" } }, because: "starts quickly enough in a function" },
  ],
  reversibility: "costly",
  tradeOff: "Freedom of structure against batteries included.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
