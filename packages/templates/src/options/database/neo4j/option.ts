import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Neo4j",
  summary: "Only where the paths through a graph are the product.",
  order: 100,
  generates: false,
  traits: ["graph"],
  facts,
  rules,
});
