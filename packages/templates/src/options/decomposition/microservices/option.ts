import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Microservices",
  summary: "Every module is a service of its own: independent deployment, paid for with distributed data and more to run.",
  order: 30,
  facts,
  rules,
  traits: ["apart"],
});
