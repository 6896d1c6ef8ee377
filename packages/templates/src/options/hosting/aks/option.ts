import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Azure Kubernetes Service",
  summary: "Managed Kubernetes on Azure.",
  order: 70,
  generates: false,
  needs: { compute: ["kubernetes"], cloud: ["azure"] },
  facts,
  rules,
});
