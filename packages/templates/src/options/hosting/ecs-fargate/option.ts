import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Amazon ECS on Fargate",
  summary: "Managed containers on AWS.",
  order: 20,
  generates: false,
  needs: { compute: ["containers"], cloud: ["aws"] },
  facts,
  rules,
});
