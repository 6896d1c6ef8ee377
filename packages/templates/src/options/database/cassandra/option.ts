import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Cassandra family",
  summary: "Wide rows at write rates no single machine takes: Cassandra or ScyllaDB.",
  order: 80,
  generates: false,
  traits: ["wide-column"],
  facts,
  rules,
});
