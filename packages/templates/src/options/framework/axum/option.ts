import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Axum",
  summary: "Rust's typed framework on Tokio.",
  order: 170,
  generates: false,
  needs: { language: ["rust"] },
  facts,
  rules,
});
