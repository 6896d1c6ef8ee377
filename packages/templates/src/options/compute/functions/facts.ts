import { estimates, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Functions, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 0 }),
};

/** When Functions wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["serverless", "faas", "lambda"],
  fits: { hosting: ["aws-lambda", "azure-functions", "cloud-run-functions"] },
  points: [
    { points: 4, when: { work: { has: "event_glue", only: ["event_glue", "event_processing"] } }, because: "glue between services runs when an event comes, and costs nothing otherwise" },
    { points: 3, when: { work: { has: "event_glue" }, none: [{ work: { only: ["event_glue", "event_processing"] } }] }, because: "part of the work is glue between services, which runs when an event comes and costs nothing otherwise" },
    { points: 1, when: { work: { only: ["event_processing"] } }, because: "all of the work is triggered by events" },
    { points: 2, when: { "load.pattern": ["spiky_idle", "bursty"] }, because: "the load comes in bursts, and functions scale to it and back to zero" },
    { points: 1, when: { work: { only: ["event_processing"] }, "load.pattern": ["spiky_idle", "bursty"] }, because: "events wait in a queue while functions start, so nobody waits for a cold start" },
    { points: 2, when: { "load.pattern": "spiky_idle", "data.crossModuleTx": false }, because: "it sleeps most of the time, and no transaction holds a connection across parts: between two waves there is nothing to pay for or to keep up" },
    { points: 1, when: { "load.pattern": "bursty", "data.crossModuleTx": false, "data.needs": { only: ["key_value", "documents", "files", "queue"] } }, because: "what it keeps is read by key, so many functions at once have no connections to run out of" },
    { points: -1, when: { "load.pattern": "steady" }, because: "the load is steady: nothing is gained by scaling to zero" },
    { points: 1, when: { "load.peak24m": { atMost: 5 } }, because: "there are at most five requests per second" },
    { points: 1, when: { "ops.level": { atMost: 1 } }, because: "hardly any operations practice is in place, and functions need least" },
    { points: 1, when: { domain: "iot", work: { has: ["event_glue", "event_processing"] } }, because: "devices send events" },
    { points: -2, when: { work: { has: "streaming" } }, because: "a stream keeps a function, and its meter, running" },
    { points: -1, when: { any: [{ "constraints.residency": { empty: false } }, { "constraints.exitDuty": true }] }, because: "data must stay in a place, or an exit must be ready, and functions tie to a provider" },
    { points: -1, when: { "data.crossModuleTx": true }, because: "transactions span several parts, and every function has its own connections" },
    { points: 4, when: { "self.existing": true }, because: "the present code runs in functions, and to move it is a project of its own" },
    { points: 2, when: { "cost.onlyFunctionsFit": true }, because: "the least that containers cost is over the budget, and functions stay within it" },
    { points: -2, when: { "cost.matters": true, "cost.functionsExtraUsd": { over: 300 }, "cost.functionsRatio": { below: 3 } }, because: "functions cost over 300 USD a month more than containers" },
    { points: -4, when: { "cost.matters": true, "cost.functionsExtraUsd": { over: 300 }, "cost.functionsRatio": { atLeast: 3 } }, because: "functions cost over three times as much as containers" },
  ],
  removals: [
    { code: "H01", when: { work: { has: "websockets" } }, because: "a function cannot hold a connection open" },
    { code: "H01", when: { work: { has: "gpu" } }, because: "a function has no graphics processor" },
    { code: "H01", when: { work: { has: "in_memory_state" } }, because: "a function forgets what it held in memory" },
    { code: "H01", when: { work: { has: "long_jobs" } }, because: "jobs run longer than a function may" },
    { code: "H02", when: { "slo.p99Ms": { below: 200 } }, because: "a cold start takes longer than 99 % of the requests may; capacity that is always warm costs what containers cost" },
    { code: "H03", when: { "constraints.onPrem": true }, because: "functions run in a public cloud, and it must run on premises" },
    { code: "H04", when: { "constraints.customerInstalled": true }, because: "customers install it, and they have no functions" },
  ],
  reversibility: "costly",
  tradeOff: "No servers and no idle cost against cold starts, time limits and a bill that grows with waiting time.",
  confirmedBy: ["no-framework-in-domain", "the template is valid"],
};
