import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "GitHub Actions",
  summary: "The pipeline beside the code on GitHub.",
  order: 10,
  facts,
  rules,
});
