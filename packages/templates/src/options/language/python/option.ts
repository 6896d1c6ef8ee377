import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Python",
  summary: "First choice around AI and data; quick to write, slower per core.",
  order: 20,
  facts,
  rules,
});
