import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Go",
  summary: "Small, quick services with little memory; plain code and one binary.",
  order: 50,
  generates: false,
  facts,
  rules,
});
