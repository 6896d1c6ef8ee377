import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Azure Pipelines, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Azure Pipelines wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["azure-devops", "tfs"],
  points: [
    { points: 1, because: "it is beside the code on Azure DevOps" },
    { points: 5, when: { "self.known": true }, because: "the code is there" },
  ],
  reversibility: "easy",
};
