import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Google Vertex AI",
  summary: "Hosted models beside the data in Google Cloud.",
  order: 50,
  generates: false,
  facts,
  rules,
});
