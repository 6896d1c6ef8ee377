import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Symfony",
  summary: "PHP in reusable parts, for long-lived products.",
  order: 150,
  generates: false,
  needs: { language: ["php"] },
  facts,
  rules,
});
