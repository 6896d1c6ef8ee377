import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Amazon ECS on Fargate, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://docs.aws.amazon.com/batch/latest/userguide/bestpractice4.html", { gpu: false }, { date: "2026", expires: "2028-11" }),
};

/** When Amazon ECS on Fargate wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["fargate", "ecs"],
  reversibility: "costly",
};
