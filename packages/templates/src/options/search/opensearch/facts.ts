import { estimates, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about OpenSearch, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...estimates({ "floor.usdMonth": 60 }),
};

/** When OpenSearch wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["elasticsearch", "elastic"],
  arises: { when: { "data.needs": { has: "search" }, any: [{ "data.sizeGb": { over: 100 } }, { "self.known": true }, { chosen: { hasNone: ["database:postgresql"] } }] }, because: "PostgreSQL's own text search is enough, or nothing is searched" },
  points: [{ points: 1, because: "there is more text than the primary store searches well" }],
  reversibility: "easy",
  tradeOff: "Relevance and facets against an index that lags behind the store.",
};
