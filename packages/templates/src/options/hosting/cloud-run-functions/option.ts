import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Google Cloud Run functions",
  summary: "Functions on Google Cloud.",
  order: 120,
  generates: false,
  needs: { compute: ["functions"], cloud: ["google-cloud"] },
  facts,
  rules,
});
