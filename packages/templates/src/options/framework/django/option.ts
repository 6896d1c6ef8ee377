import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Django",
  summary: "Admin, forms, accounts and migrations included: content, shops, back offices.",
  order: 50,
  libraries: { names: ["django", "ninja", "rest_framework"], brings: ["django-orm", "pydantic"] },
  generates: false,
  needs: { language: ["python"] },
  facts,
  rules,
});
