import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Echo",
  summary: "Gin's like; where the team or the radar prefers it.",
  order: 120,
  libraries: { names: ["github.com/labstack/echo"] },
  generates: false,
  needs: { language: ["go"] },
  facts,
  rules,
});
