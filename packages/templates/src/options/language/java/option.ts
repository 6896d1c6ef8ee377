import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Java",
  summary: "The long-lived enterprise choice: banking, telecom, large teams.",
  order: 30,
  generates: false,
  facts,
  rules,
});
