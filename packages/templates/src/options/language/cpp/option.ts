import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "C++",
  summary: "Full control of memory and time: exchanges, engines, media.",
  order: 120,
  generates: false,
  facts,
  rules,
});
