import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "OpenAI",
  summary: "Hosted models, first choice when nothing ties to a cloud.",
  order: 10,
  generates: false,
  facts,
  rules,
});
