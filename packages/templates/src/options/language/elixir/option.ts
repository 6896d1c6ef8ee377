import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Elixir",
  summary: "Millions of connections and supervised processes on the Erlang machine.",
  order: 100,
  generates: false,
  facts,
  rules,
});
