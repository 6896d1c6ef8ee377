import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Phoenix",
  summary: "Channels and presence for very many connections.",
  order: 160,
  generates: false,
  needs: { language: ["elixir"] },
  facts,
  rules,
});
