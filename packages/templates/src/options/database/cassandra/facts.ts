import { estimates, fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Cassandra family, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 300 }),
  ...fromReleases("https://endoflife.date/apache-cassandra", { "health.lastRelease": "2026-08", "health.cadenceMonths": 20 }, "2026-08"),
  ...fromPolicy("https://www.apache.org/security/"),
};

/** When Cassandra family wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["scylla", "scylladb", "apache-cassandra"],
  points: [
    { points: 1, because: "writes spread over many machines" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
    { points: 7, when: { "data.needs": { has: "wide_column" }, any: [{ "data.writesPerSecond": { over: 10000 } }, { "data.sizeGb": { over: 10000 } }] }, because: "rows are wide, and there are over 10,000 sustained writes per second, or over ten terabytes" },
  ],
  removals: [{ code: "H07", when: { "data.strict": true, none: [{ "self.existing": true, "data.crossModuleTx": false, "data.needs": { hasNone: ["transactions"] } }] }, because: "money or transactions across modules need a store that keeps both or neither" },],
  reversibility: "very costly",
  tradeOff: "Writes without limit against queries fixed by the tables.",
};
