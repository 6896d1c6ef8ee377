import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Oracle Database",
  summary: "Only where it already is.",
  order: 40,
  generates: false,
  traits: ["relational"],
  facts,
  rules,
});
