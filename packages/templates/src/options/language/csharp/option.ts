import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "C#",
  summary: "The enterprise choice of teams at home with Microsoft; quick and complete.",
  order: 40,
  generates: false,
  facts,
  rules,
});
