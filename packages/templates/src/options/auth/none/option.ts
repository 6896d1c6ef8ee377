import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "No authentication",
  summary: "Whoever reaches the API may call it; for services behind a gateway that authenticates.",
  order: 10,
  facts,
  rules,
});
