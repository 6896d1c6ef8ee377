import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "OpenSearch",
  summary: "Text search beyond what PostgreSQL's own is good for.",
  order: 10,
  generates: false,
  facts,
  rules,
});
