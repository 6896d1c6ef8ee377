import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "OpenTelemetry, Prometheus, Grafana",
  summary: "Traces and metrics by open standards, alert rules with tests, dashboards and runbooks.",
  order: 10,
  contribute: (project) => ({
    environment: (app) => [
      { name: "OTEL_SERVICE_NAME", description: "Name of this app in traces.", kind: "text", secret: false, needed: "never", production: `${project.name}-${app.name}` },
      { name: "OTEL_RESOURCE_ATTRIBUTES", description: "What else is known about this app, for traces.", kind: "list", secret: false, needed: "never", production: `service.namespace=${project.name},deployment.environment.name=production` },
      { name: "OTEL_EXPORTER_OTLP_ENDPOINT", description: "Collector that takes traces by OTLP over HTTP. Without it none leave the process.", kind: "url", secret: false, needed: "never" },
      { name: "OTEL_TRACES_SAMPLER", description: "Which traces are recorded: with parentbased_traceidratio a share of those that begin here.", kind: "text", secret: false, needed: "never", default: "parentbased_always_on" },
      { name: "OTEL_TRACES_SAMPLER_ARG", description: "That share, from 0 to 1.", kind: "number", secret: false, needed: "never", default: "1" },
    ],
  }),
});
