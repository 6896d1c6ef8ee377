import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "PHP",
  summary: "The web's work horse: content, shops, quick changes.",
  order: 70,
  generates: false,
  facts,
  rules,
});
