import { estimates, fromPolicy, fromReleases, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Amazon DynamoDB, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 0 }),
  ...fromReleases("https://repost.aws/questions/QUdnSdP1W5Qt2bd1-sCmy5Gg/where-can-we-see-dynamodb-version", { "health.service": true }, "2021"),
  ...fromPolicy("https://aws.amazon.com/security/vulnerability-reporting/"),
};

/** When Amazon DynamoDB wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["dynamo"],
  fits: { cloud: ["aws"] },
  points: [
    { points: 1, because: "there is no server, and no connections to count" },
    { points: 8, when: { "self.existing": true }, because: "the present code stores its data in it" },
    { points: 1.5, when: { "self.known": true, "self.existing": false }, because: "the team runs it" },
    { points: 5, when: { "data.needs": { has: "key_value", hasNone: ["transactions", "search", "graph", "analytics"] }, traits: { has: "functions" } }, because: "functions read and write keys and values" },
    { points: 5, when: { "data.needs": { has: "key_value", hasNone: ["transactions", "search", "graph", "analytics"] }, "data.writesPerSecond": { over: 10000 } }, because: "over 10,000 writes per second come by key" },
  ],
  removals: [{ code: "H07", when: { "data.strict": true, none: [{ "self.existing": true, "data.crossModuleTx": false, "data.needs": { hasNone: ["transactions"] } }] }, because: "money or transactions across modules need a store that keeps both or neither" }, { code: "H08", when: { "constraints.exitDuty": true }, because: "only one provider offers it, and a tested way out is a duty" },],
  reversibility: "very costly",
  tradeOff: "Scale without operation against queries that must be known beforehand.",
};
