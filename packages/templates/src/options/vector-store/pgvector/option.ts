import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "pgvector",
  summary: "Vectors beside the rows they belong to.",
  order: 10,
  generates: false,
  facts,
  rules,
});
