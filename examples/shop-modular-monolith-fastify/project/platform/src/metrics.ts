import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

/** The metrics of one running backend; each has its own, so that tests do not share numbers. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requestDuration: new Histogram({
      name: "http_server_request_duration_seconds",
      help: "Duration of HTTP requests.",
      labelNames: ["http_request_method", "http_route", "http_response_status_code", "url_scheme"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
      registers: [registry],
    }),
    outboxPending: new Gauge({
      name: "outbox_pending_messages",
      help: "Events written but not yet published.",
      labelNames: ["module"],
      registers: [registry],
    }),
    outboxPublished: new Counter({
      name: "outbox_published_messages_total",
      help: "Events handed to the broker.",
      labelNames: ["module"],
      registers: [registry],
    }),
  } as const;
}

export type Metrics = ReturnType<typeof createMetrics>;
