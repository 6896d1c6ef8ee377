import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Gin",
  summary: "The best known small framework of Go.",
  order: 110,
  libraries: { names: ["github.com/gin-gonic"] },
  generates: false,
  needs: { language: ["go"] },
  facts,
  rules,
});
