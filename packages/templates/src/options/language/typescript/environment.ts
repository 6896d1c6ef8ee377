import type { AppModel } from "../../../deployable/project.ts";
import type { EnvironmentVariable } from "../../../deployable/system.ts";

type Optional = Pick<EnvironmentVariable, "name" | "description" | "kind"> & Partial<EnvironmentVariable>;

const optional = (variable: Optional): EnvironmentVariable => ({ secret: false, needed: "never", ...variable });

/** What every app reads, whatever its framework. */
export function environmentOf(app: AppModel): readonly EnvironmentVariable[] {
  return [
    optional({ name: "APP_ENV", description: "development, test or production.", kind: "text", default: "development", production: "production" }),
    optional({ name: "APP_VERSION", description: "Version in /openapi.json, logs and traces.", kind: "text", default: "0.0.0" }),
    optional({ name: "PORT", description: "Port to listen at.", kind: "number", default: String(app.port), production: String(app.port) }),
    optional({ name: "HOST", description: "Address to listen at; 0.0.0.0 in production.", kind: "text", default: "127.0.0.1" }),
    optional({ name: "LOG_LEVEL", description: "fatal, error, warn, info, debug, trace or silent.", kind: "text", default: "info" }),
    optional({ name: "SHUTDOWN_DRAIN_MS", description: "From the stop signal until no new work is taken; 5000 in production.", kind: "number", default: "0" }),
    optional({ name: "SHUTDOWN_GRACE_MS", description: "Most time after that for the work at hand.", kind: "number", default: "20000" }),
    optional({ name: "CORS_ORIGINS", description: "Origins that browsers may call from, with commas between; none at first.", kind: "list" }),
    optional({ name: "RATE_LIMIT_MAX", description: "Requests a minute and client, 0 for any number; 1000 in production.", kind: "number", default: "0" }),
    optional({ name: "TRUST_PROXY_HOPS", description: "Proxies in front whose word on the client's address counts. Behind a balancer at least 1, or all callers are one client to RATE_LIMIT_MAX.", kind: "number", default: "0", behindProxy: "1" }),
    optional({ name: "BODY_LIMIT_BYTES", description: "Longest request body.", kind: "number", default: "1048576" }),
    optional({ name: "OUTBOX_POLL_MS", description: "Pause between looks into the outbox.", kind: "number", default: "500" }),
    optional({ name: "OTEL_EXPORTER_OTLP_ENDPOINT", description: "Collector for traces; without it none are sent.", kind: "url", example: "http://127.0.0.1:4318" }),
    optional({ name: "OTEL_SERVICE_NAME", description: "Name in traces.", kind: "text", default: app.name }),
    ...app.remoteModules.map((used) =>
      optional({ name: `${used.constant}_URL`, description: `Address of the app that hosts ${used.name}.`, kind: "url", needed: "production" }),
    ),
  ];
}
