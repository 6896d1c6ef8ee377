import { estimates, fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about ClickHouse, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 60 }),
  ...fromReleases("https://endoflife.date/clickhouse", { "health.lastRelease": "2026-08", "health.cadenceMonths": 6, "health.supportMonths": 12 }, "2026-08"),
  ...fromPolicy("https://github.com/ClickHouse/ClickHouse/security/policy"),
};

/** When ClickHouse wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["timeseries-store", "influxdb", "druid"],
  points: [
    { points: 1, because: "columns compress and scan quickly" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
    { points: 7, when: { "data.needs": { has: "timeseries" }, "data.writesPerSecond": { over: 100000 } }, because: "over 100,000 points come per second" },
    { points: 5, when: { "data.needs": { has: "timeseries", hasNone: ["transactions"] }, "data.sizeGb": { over: 10000 }, "data.writesPerSecond": { atMost: 100000 } }, because: "over ten terabytes of points are kept, and columns hold them in a tenth of the room" },
    { points: 5, when: { "data.needs": { has: "analytics", hasNone: ["transactions"] }, "data.sizeGb": { over: 1000 } }, because: "analytics run over more than a terabyte, and nothing is booked" },
  ],
  removals: [{ code: "H07", when: { "data.strict": true, none: [{ "self.existing": true, "data.crossModuleTx": false, "data.needs": { hasNone: ["transactions"] } }] }, because: "money or transactions across modules need a store that keeps both or neither" },],
  reversibility: "very costly",
  tradeOff: "Scans of billions of rows in a second against single-row changes.",
};
