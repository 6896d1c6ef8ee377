import { estimates, fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about SQL Server, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 30 }),
  ...fromReleases("https://endoflife.date/mssqlserver", { "health.lastRelease": "2026-08", "health.cadenceMonths": 36, "health.supportMonths": 122 }, "2026-08"),
  ...fromPolicy("https://www.microsoft.com/msrc"),
};

/** When SQL Server wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["mssql", "azure-sql", "sqlserver", "microsoft-sql-server"],
  points: [
    { points: 3, because: "it is a relational store with transactions" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
    { points: 1.5, when: { "self.known": true, chosen: { has: "language:csharp" } }, because: "a .NET team that runs it has the licences and the habits" },
  ],
  cautions: [{ when: { traits: { has: "functions" } }, say: "Every function that runs at once opens connections of its own to SQL Server: bound how many run, or put a pooling proxy between them." }],
  reversibility: "very costly",
  tradeOff: "Tools of one vendor against its licence.",
};
