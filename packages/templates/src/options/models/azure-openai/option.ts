import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Azure OpenAI",
  summary: "Hosted models inside an Azure agreement and region.",
  order: 30,
  generates: false,
  facts,
  rules,
});
