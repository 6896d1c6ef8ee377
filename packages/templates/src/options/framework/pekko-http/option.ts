import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Pekko HTTP",
  summary: "Streams over HTTP for Scala; Play is its like.",
  order: 180,
  generates: false,
  needs: { language: ["scala"] },
  facts,
  rules,
});
