import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { detectResources, resourceAttributesEnvDetector, resourceFromAttributes } from "@opentelemetry/resources";
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
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
    resource: detectResources({ detectors: [resourceAttributesEnvDetector] }).merge(
      resourceFromAttributes({
        "service.name": process.env["OTEL_SERVICE_NAME"] ?? service,
        "service.version": process.env["APP_VERSION"],
      }),
    ),
    // Without a collector nothing is recorded, but every request still has the trace id that its logs show.
    sampler: exporting ? samplerOf(process.env) : new AlwaysOffSampler(),
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

/** Which traces are recorded, by OpenTelemetry's own names; as its default all, unless the caller does not record its part. */
function samplerOf({ OTEL_TRACES_SAMPLER, OTEL_TRACES_SAMPLER_ARG }: NodeJS.ProcessEnv): Sampler {
  const name = OTEL_TRACES_SAMPLER ?? "parentbased_always_on";
  const ratio = name.endsWith("traceidratio") ? Number(OTEL_TRACES_SAMPLER_ARG ?? 1) : 1;
  const root = name.endsWith("always_off") ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(ratio);
  return name.startsWith("parentbased_") ? new ParentBasedSampler({ root }) : root;
}

/** Its library is loaded where there is a collector only: it is a large part of a start. */
async function batches(): Promise<SpanProcessor> {
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-proto");
  return new BatchSpanProcessor({ exporter: new OTLPTraceExporter() });
}
