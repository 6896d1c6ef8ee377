import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Azure Pipelines",
  summary: "The pipeline beside the code on Azure DevOps.",
  order: 30,
  generates: false,
  facts,
  rules,
});
