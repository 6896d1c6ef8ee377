import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Express",
  summary: "The plainest and best known; where the team ships it.",
  order: 40,
  libraries: { names: ["express"], brings: ["zod"] },
  generates: false,
  needs: { language: ["typescript"] },
  facts,
  rules,
});
