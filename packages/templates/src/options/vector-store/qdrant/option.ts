import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Qdrant",
  summary: "A dedicated vector index that one can run oneself; Milvus is its like.",
  order: 30,
  generates: false,
  facts,
  rules,
});
