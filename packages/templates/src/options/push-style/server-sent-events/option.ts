import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Server-sent events",
  summary: "A stream of answers over plain HTTP.",
  order: 20,
  generates: false,
  facts,
  rules,
});
