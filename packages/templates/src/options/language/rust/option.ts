import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Rust",
  summary: "No garbage collector and no data races; for hot paths that must not pause.",
  order: 90,
  generates: false,
  facts,
  rules,
});
