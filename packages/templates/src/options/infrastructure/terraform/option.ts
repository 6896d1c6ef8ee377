import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Terraform or OpenTofu",
  summary: "Infrastructure as code on every cloud.",
  order: 20,
  generates: false,
  facts,
  rules,
});
