import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "The cloud's own monitoring",
  summary: "Metrics, logs and traces in the cloud that runs it.",
  order: 10,
  generates: false,
  facts,
  rules,
});
