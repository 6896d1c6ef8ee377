import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Google Cloud",
  summary: "Strong in data and models: BigQuery, Vertex AI, and the plainest managed containers.",
  order: 30,
  generates: false,
  facts,
  rules,
});
