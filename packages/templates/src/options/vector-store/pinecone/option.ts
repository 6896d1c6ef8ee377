import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Pinecone",
  summary: "A managed index for vectors.",
  order: 20,
  generates: false,
  facts,
  rules,
});
