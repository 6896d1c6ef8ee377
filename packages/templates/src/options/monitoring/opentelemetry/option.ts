import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "OpenTelemetry, Prometheus, Grafana",
  summary: "Traces and metrics by open standards, alert rules with tests, dashboards and runbooks.",
  order: 10,
});
