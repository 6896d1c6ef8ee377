import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Hybrid",
  summary: "A modular monolith with the few parts set apart that must scale, deploy or be secured alone; `apps` says which.",
  order: 20,
  facts,
  rules,
  traits: ["partly-apart"],
});
