import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "GitLab CI",
  summary: "The pipeline beside the code on GitLab, also on own machines.",
  order: 20,
  generates: false,
  facts,
  rules,
});
