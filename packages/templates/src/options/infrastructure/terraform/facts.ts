import { fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Terraform or OpenTofu, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 17.8 }),
};

/** When Terraform or OpenTofu wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["opentofu", "tofu"],
  points: [
    { points: 3, because: "it is one language for every cloud" },
    { points: 2, when: { "self.known": true }, because: "the team uses it" },
  ],
  arises: { when: { "constraints.customerInstalled": false }, because: "customers install it where they like" },
  reversibility: "costly",
  tradeOff: "One language for every cloud against the newest services first.",
};
