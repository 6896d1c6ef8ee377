import { estimates, fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Neo4j, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 65 }),
  ...fromReleases("https://endoflife.date/neo4j", { "health.lastRelease": "2026-08", "health.cadenceMonths": 1, "health.supportMonths": 42 }, "2026-08"),
  ...fromPolicy("https://neo4j.com/trust-center/responsible-disclosure/"),
};

/** When Neo4j wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["graph-database", "neptune"],
  points: [
    { points: 1, because: "it follows paths through a graph in one query" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
    { points: 5, when: { "data.needs": { has: "graph", only: ["graph", "search", "vectors"] } }, because: "the graph is all there is" },
  ],
  removals: [{ code: "H07", when: { "data.strict": true, none: [{ "self.existing": true, "data.crossModuleTx": false, "data.needs": { hasNone: ["transactions"] } }] }, because: "money or transactions across modules need a store that keeps both or neither" },],
  reversibility: "very costly",
  tradeOff: "Short queries over long paths against one more kind of store.",
};
