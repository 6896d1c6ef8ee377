import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Anthropic",
  summary: "Hosted models with long context.",
  order: 20,
  generates: false,
  facts,
  rules,
});
