import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Bicep",
  summary: "Infrastructure as code on Azure, by its maker.",
  order: 30,
  generates: false,
  needs: { cloud: ["azure"] },
  facts,
  rules,
});
