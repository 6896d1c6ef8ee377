import { parse, stringify } from "yaml";

interface CollectorConfig {
  readonly receivers: Readonly<Record<string, unknown>>;
  readonly exporters: Readonly<Record<string, unknown>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly service: { readonly pipelines: Readonly<Record<string, { readonly exporters: readonly string[] }>>; readonly telemetry?: unknown };
}

/** The repository's collector configuration on loopback ports of this run, telling every span in full. */
export function collectorOverlay(text: string, ports: { readonly http: number; readonly grpc: number }): string {
  const config = parse(text) as CollectorConfig;
  const otlp = { protocols: { grpc: { endpoint: `127.0.0.1:${String(ports.grpc)}` }, http: { endpoint: `127.0.0.1:${String(ports.http)}` } } };
  const pipelines = Object.fromEntries(Object.entries(config.service.pipelines).map(([name, pipeline]) => [name, name.startsWith("traces") ? { ...pipeline, exporters: ["debug"] } : pipeline]));
  return stringify({
    ...config,
    receivers: { ...config.receivers, otlp },
    exporters: { ...config.exporters, debug: { verbosity: "detailed" } },
    service: { ...config.service, pipelines, telemetry: { metrics: { level: "none" } } },
  });
}
