import { estimates, fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Azure Cosmos DB, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 0 }),
  ...fromReleases("https://learn.microsoft.com/lifecycle/announcements/modern-policy", { "health.service": true, "health.noticeMonths": 12 }, "2016-08"),
  ...fromPolicy("https://www.microsoft.com/msrc"),
};

/** When Azure Cosmos DB wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["cosmos", "cosmosdb"],
  fits: { cloud: ["azure"] },
  points: [
    { points: 1, because: "there is no server to run" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
    { points: 5, when: { "data.needs": { has: "key_value", hasNone: ["transactions", "search", "graph", "analytics"] }, traits: { has: "functions" } }, because: "functions read and write keys and values" },
    { points: 2, when: { "data.needs": { has: "documents", hasNone: ["transactions"] } }, because: "there are documents, and no transactions across them" },
  ],
  removals: [{ code: "H07", when: { "data.strict": true, none: [{ "self.existing": true, "data.crossModuleTx": false, "data.needs": { hasNone: ["transactions"] } }] }, because: "money or transactions across modules need a store that keeps both or neither" }, { code: "H08", when: { "constraints.exitDuty": true }, because: "only one provider offers it, and a tested way out is a duty" },],
  reversibility: "very costly",
  tradeOff: "Scale without operation against queries that must be known beforehand.",
};
