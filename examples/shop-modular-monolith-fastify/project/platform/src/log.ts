import { trace } from "@opentelemetry/api";
import { type Logger, pino } from "pino";
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
