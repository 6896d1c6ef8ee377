import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Amazon ECS Managed Instances",
  summary: "Managed containers on AWS, on machines of any kind.",
  order: 25,
  generates: false,
  needs: { compute: ["containers"], cloud: ["aws"] },
  facts,
  rules,
});
