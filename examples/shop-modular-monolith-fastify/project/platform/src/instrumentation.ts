import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanProcessor,
  TracerProvider,
} from "@opentelemetry/sdk-trace";

let flush = (): Promise<void> => Promise.resolve();

/** Sends what was recorded so far, where the process may be frozen before it is sent by itself. */
export const flushTelemetry = (): Promise<void> => flush();

/**
 * Sets up OpenTelemetry; an app loads it before everything else by `node --import`. Spans are written by hand where
 * requests, queries, calls and messages pass, so nothing has to be patched and the bundle stays one file.
 */
export async function startTelemetry(service: string): Promise<void> {
  const exporting = Boolean(process.env["OTEL_EXPORTER_OTLP_ENDPOINT"]);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      "service.name": process.env["OTEL_SERVICE_NAME"] ?? service,
      "service.version": process.env["APP_VERSION"],
    }),
    // Without a collector nothing is recorded, but every request still has the trace id that its logs show.
    sampler: exporting ? new ParentBasedSampler({ root: new AlwaysOnSampler() }) : new AlwaysOffSampler(),
    spanProcessors: exporting ? [await batches()] : [],
  });

  flush = () => provider.forceFlush();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);

  process.once("beforeExit", () => {
    provider.shutdown().catch((error: unknown) => {
      process.stderr.write(`The last spans were not exported: ${String(error)}\n`);
    });
  });
}

/** Its library is loaded where there is a collector only: it is a large part of a start. */
async function batches(): Promise<SpanProcessor> {
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-proto");
  return new BatchSpanProcessor({ exporter: new OTLPTraceExporter() });
}
