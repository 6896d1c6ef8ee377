import { estimates, fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Pinecone, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://docs.pinecone.io/guides/index-data/create-an-index", { "region.us": true, "region.eu": true }, { date: "2026-10", expires: "2027-11" }),
  ...estimates({ "floor.usdMonth": 50 }),
};

/** When Pinecone wins, and when it cannot. */
export const rules: OptionRules = {
  arises: { when: { "data.needs": { has: "vectors" } }, because: "no vectors are stored" },
  points: [{ points: 3, because: "it is a managed index that grows without care" }],
  removals: [
    { code: "H03", when: { "constraints.onPrem": true }, because: "it is a service in a public cloud" },
    { code: "H04", when: { "constraints.customerInstalled": true }, because: "customers install it" },
    { code: "H08", when: { "constraints.exitDuty": true }, because: "only one provider offers it, and a tested way out is a duty" },
  ],
  reversibility: "costly",
  tradeOff: "No index to run against one more provider that holds data.",
};
