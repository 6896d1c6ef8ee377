import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Google Kubernetes Engine",
  summary: "Managed Kubernetes on Google Cloud.",
  order: 80,
  generates: false,
  needs: { compute: ["kubernetes"], cloud: ["google-cloud"] },
  facts,
  rules,
});
