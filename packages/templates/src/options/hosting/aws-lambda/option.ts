import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "AWS Lambda",
  summary: "Functions on AWS behind an HTTP API.",
  order: 10,
  facts,
  rules,
  needs: { compute: ["functions"] },
});
