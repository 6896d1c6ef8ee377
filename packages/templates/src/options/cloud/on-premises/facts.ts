import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about On premises, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When On premises wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["on-prem", "datacenter", "data-centre", "private-cloud"],
  arises: { when: { "constraints.onPrem": true }, because: "nothing asks for an own data centre" },
  points: [{ points: 5, because: "it must run on premises" }],
  reversibility: "costly",
  tradeOff: "Control of place and hardware against buying and running it.",
};
