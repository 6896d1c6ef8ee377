import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "NestJS",
  summary: "Conventions, modules and injection for several teams in TypeScript.",
  order: 30,
  generates: false,
  needs: { language: ["typescript"] },
  facts,
  rules,
});
