import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Ruby",
  summary: "Convention over configuration: products of small teams, quick and complete.",
  order: 80,
  generates: false,
  facts,
  rules,
});
