import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Amazon EKS",
  summary: "Managed Kubernetes on AWS.",
  order: 60,
  generates: false,
  needs: { compute: ["kubernetes"], cloud: ["aws"] },
  facts,
  rules,
});
