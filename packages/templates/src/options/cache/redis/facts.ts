import { estimates, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Redis or Valkey, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 28 }),
  ...estimates({ "floor.usdMonth": 12 }),
};

/** When Redis or Valkey wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["valkey", "elasticache"],
  arises: {
    when: {
      any: [
        { "data.needs": { has: "key_value" }, traits: { hasNone: ["key-value"] } },
        { "load.peak24m": { atLeast: 500 } },
        { "load.connections": { atLeast: 10000 } },
        { work: { has: "websockets" }, "slo.availability": { atLeast: 99.9 } },
        { "self.existing": true },
      ],
    },
    because: "neither the load nor the data ask for a cache",
  },
  points: [{ points: 1, because: "it answers from memory, and holds what several instances must share for a moment" }],
  reversibility: "easy",
  tradeOff: "Speed against one more copy that can be stale.",
};
