import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Grafana stack",
  summary: "Prometheus, Loki, Tempo and Grafana, run or rented.",
  order: 20,
  generates: false,
  facts,
  rules,
});
