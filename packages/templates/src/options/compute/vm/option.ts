import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Virtual or own machines",
  summary: "Machines that someone administers: on premises, or where microseconds count.",
  order: 40,
  generates: false,
  traits: ["machines"],
  facts,
  rules,
});
