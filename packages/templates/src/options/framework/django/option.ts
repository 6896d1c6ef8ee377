import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Django",
  summary: "Admin, forms, accounts and migrations included: content, shops, back offices.",
  order: 50,
  generates: false,
  needs: { language: ["python"] },
  facts,
  rules,
});
