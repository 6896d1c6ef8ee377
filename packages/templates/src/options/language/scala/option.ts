import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Scala",
  summary: "Typed data processing on Java's platform.",
  order: 110,
  generates: false,
  facts,
  rules,
});
