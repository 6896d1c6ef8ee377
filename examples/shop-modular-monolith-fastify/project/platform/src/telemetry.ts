import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  context,
  propagation,
  trace,
} from "@opentelemetry/api";
import { type Logger, pino } from "pino";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Config } from "./config.ts";

export type { Logger } from "pino";

const SECRETS = ["authorization", "cookie", "password", "secret", "token"];
const FLUSH_MS = 200;

/** One JSON line per event on stdout, with the ids of the current trace. */
export function createLog(config: Pick<Config, "logLevel">): Logger {
  // Lines are written some at a time, which costs a third; the rest goes out at the end of the process.
  const stdout = pino.destination({ sync: false, minLength: 8_192 });
  setInterval(() => {
    stdout.flush();
  }, FLUSH_MS).unref();
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const span = trace.getActiveSpan()?.spanContext();
        return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
      },
      redact: { paths: SECRETS.flatMap((key) => [key, `headers.${key}`, `body.${key}`]), censor: "[redacted]" },
    },
    stdout,
  );
}

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
    checkPassed: new Gauge({
      name: "readiness_check_passed",
      help: "Whether what the app depends on answered when readiness was last asked for.",
      labelNames: ["check"],
      registers: [registry],
    }),
    outboxPending: new Gauge({
      name: "outbox_pending_messages",
      help: "Events written but not yet published.",
      labelNames: ["module"],
      registers: [registry],
    }),
    outboxOldestAge: new Gauge({
      name: "outbox_oldest_message_age_seconds",
      help: "How long the oldest event has waited to be published.",
      labelNames: ["module"],
      registers: [registry],
    }),
    outboxPublished: new Counter({
      name: "outbox_published_messages_total",
      help: "Events handed to the broker.",
      labelNames: ["module"],
      registers: [registry],
    }),
    inboxFailed: new Counter({
      name: "inbox_failed_messages_total",
      help: "Times that a module could not handle an event; it comes again.",
      labelNames: ["module", "topic"],
      registers: [registry],
    }),
  } as const;
}

export type Metrics = ReturnType<typeof createMetrics>;

export const tracer = trace.getTracer("platform");

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The headers that carry the current trace to another process. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** A server span that continues the caller's trace; run the request in the context that is returned. */
export function startServerSpan(name: string, headers: Headers, attributes: Attributes): Context {
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  return trace.setSpan(parent, tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent));
}

/** `failure` is what was thrown, or the status of an answer. */
export function failSpan(span: Span, failure: unknown): void {
  const other = typeof failure === "number" ? failure.toString() : "_OTHER";
  span.setAttribute("error.type", failure instanceof Error ? failure.name : other);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Runs the work in a span that ends with it. */
export function inSpan<Result>(
  name: string,
  options: { readonly kind: SpanKind; readonly attributes: Attributes; readonly parent?: Context },
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const { parent = context.active(), ...spanOptions } = options;
  return tracer.startActiveSpan(name, spanOptions, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}
