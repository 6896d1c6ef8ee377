import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Redis or Valkey",
  summary: "Cache, rate limits and presence beside the primary store.",
  order: 10,
  generates: false,
  facts,
  rules,
});
