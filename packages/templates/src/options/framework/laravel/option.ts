import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Laravel",
  summary: "The complete framework of PHP.",
  order: 140,
  generates: false,
  needs: { language: ["php"] },
  facts,
  rules,
});
