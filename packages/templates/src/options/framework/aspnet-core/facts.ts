import { fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about ASP.NET Core, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromReleases("https://endoflife.date/dotnet", { "health.lastRelease": "2026-08", "health.cadenceMonths": 24, "health.supportMonths": 36 }, "2026-08"),
  ...fromPolicy("https://github.com/dotnet/aspnetcore/security/policy"),
};

/** When ASP.NET Core wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["asp.net-core", "asp.net", "aspnet"],
  points: [
    { points: 3, because: "it is quick and complete" },
    { points: 5, when: { "self.existing": true }, because: "the present code is built on it" },
    { points: 3, when: { "self.known": true, "self.existing": false }, because: "the team ships in it" },
  ],
  reversibility: "costly",
  tradeOff: "One complete framework against little choice.",
  confirmedBy: ["no-framework-in-domain", "there is no second web framework"],
};
