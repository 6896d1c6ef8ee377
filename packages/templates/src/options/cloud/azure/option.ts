import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Microsoft Azure",
  summary: "Where .NET and Microsoft identities are at home.",
  order: 20,
  generates: false,
  facts,
  rules,
});
