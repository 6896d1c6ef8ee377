import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "REST",
  summary: "Resources over HTTP with an OpenAPI description.",
  order: 10,
  generates: false,
  facts,
  rules,
});
