import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Drogon",
  summary: "HTTP for C++.",
  order: 190,
  generates: false,
  needs: { language: ["cpp"] },
  facts,
  rules,
});
