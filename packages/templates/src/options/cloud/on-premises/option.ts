import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "On premises",
  summary: "The organisation's own data centre.",
  order: 50,
  generates: false,
  traits: ["own-data-centre"],
  facts,
  rules,
});
