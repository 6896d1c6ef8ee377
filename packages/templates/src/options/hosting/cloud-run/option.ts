import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Google Cloud Run",
  summary: "Managed containers on Google Cloud that scale to zero.",
  order: 40,
  generates: false,
  needs: { compute: ["containers"], cloud: ["google-cloud"] },
  facts,
  rules,
});
