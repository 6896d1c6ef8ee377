import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Amazon Web Services",
  summary: "The largest range of managed services; the default when nothing speaks for another.",
  order: 10,
  generates: false,
  facts,
  rules,
});
