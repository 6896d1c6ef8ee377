import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Ktor",
  summary: "Kotlin's own small framework.",
  order: 90,
  generates: false,
  needs: { language: ["kotlin"] },
  facts,
  rules,
});
