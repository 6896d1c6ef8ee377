import { estimates, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Kafka, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 150 }),
};

/** When Kafka wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["apache-kafka", "redpanda", "msk", "event-hubs"],
  fits: { trait: ["remote-events"] },
  points: [
    { points: 1, because: "it is a log that can be read again" },
    { points: 3, when: { work: { has: "event_processing" }, any: [{ "load.peak24m": { atLeast: 5000 } }, { "data.writesPerSecond": { atLeast: 10000 } }, { "domain.class": "data" }] }, because: "streams of that rate are its trade" },
    { points: 4, when: { "self.known": true }, because: "the team runs it" },
    { points: 1.5, when: { "team.in18m": { atLeast: 100 }, "ops.level": { atLeast: 4 } }, because: "many teams read the same events" },
  ],
  reversibility: "costly",
  tradeOff: "Replay and throughput against a cluster to run or pay for.",
};
