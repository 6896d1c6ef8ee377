import { SpanKind } from "@opentelemetry/api";
import type { LogEvent } from "kysely";
import { failSpan, tracer } from "../telemetry/spans.ts";

/** Records a query that has just ended as a span. Parameters stay out: they hold users' data. */
export function traceQuery(event: LogEvent): void {
  const { sql } = event.query;
  const span = tracer.startSpan(`${sql.slice(0, sql.indexOf(" "))} postgresql`, {
    kind: SpanKind.CLIENT,
    startTime: Date.now() - event.queryDurationMillis,
    attributes: { "db.system.name": "postgresql", "db.query.text": sql },
  });
  if (event.level === "error") failSpan(span, event.error);
  span.end();
}
