import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "gRPC",
  summary: "Typed calls between services.",
  order: 30,
  generates: false,
  facts,
  rules,
});
