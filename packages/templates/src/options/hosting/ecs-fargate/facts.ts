import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Amazon ECS on Fargate, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Amazon ECS on Fargate wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["fargate", "ecs"],
  removals: [{ code: "H01", when: { work: { has: "gpu" } }, because: "it has no machines with graphics processors" }],
  reversibility: "costly",
};
