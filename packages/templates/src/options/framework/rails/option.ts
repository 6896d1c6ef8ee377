import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Ruby on Rails",
  summary: "Convention over configuration for products.",
  order: 130,
  generates: false,
  needs: { language: ["ruby"] },
  facts,
  rules,
});
