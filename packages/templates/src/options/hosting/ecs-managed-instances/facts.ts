import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Amazon ECS Managed Instances, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://docs.aws.amazon.com/batch/latest/userguide/create-job-definition-ecs-managed-instances.html", { gpu: true }, { date: "2026", expires: "2028-11" }),
};

/** When Amazon ECS Managed Instances wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["ecs-ec2"],
  points: [{ points: 1, when: { work: { has: "gpu" } }, because: "it runs containers on machines with graphics processors, and looks after them" }],
  reversibility: "costly",
};
