import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "SQLite",
  summary: "A file beside the program, for products that customers install alone.",
  order: 110,
  generates: false,
  traits: ["relational", "embedded"],
  facts,
  rules,
});
