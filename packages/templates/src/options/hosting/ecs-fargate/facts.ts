import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Amazon ECS on Fargate, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Amazon ECS on Fargate wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["fargate", "ecs"],
  reversibility: "costly",
};
