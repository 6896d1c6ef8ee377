import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Amazon Bedrock",
  summary: "Hosted models of several makers inside an AWS agreement and region.",
  order: 40,
  generates: false,
  facts,
  rules,
});
