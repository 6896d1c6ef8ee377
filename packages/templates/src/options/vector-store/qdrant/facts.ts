import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Qdrant, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Qdrant wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["milvus", "weaviate"],
  arises: { when: { "data.needs": { has: "vectors" } }, because: "no vectors are stored" },
  points: [{ points: 2.5, because: "it is a dedicated index that runs anywhere" }],
  reversibility: "costly",
  tradeOff: "A fast index of one's own against one more server to run.",
};
