import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Kotlin",
  summary: "Java's platform with a terser language.",
  order: 60,
  generates: false,
  facts,
  rules,
});
