import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Modular monolith",
  summary: "All modules in one deployable, with boundaries that are checked: the default that must be argued away.",
  order: 10,
  facts,
  rules,
  traits: ["together"],
});
