import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "GraphQL",
  summary: "One graph for many client views over many services.",
  order: 20,
  generates: false,
  facts,
  rules,
});
