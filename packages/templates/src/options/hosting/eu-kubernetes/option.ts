import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Managed Kubernetes of a European provider",
  summary: "A managed control plane under European law.",
  order: 90,
  generates: false,
  needs: { compute: ["kubernetes"], cloud: ["eu-provider"] },
  facts,
  rules,
});
