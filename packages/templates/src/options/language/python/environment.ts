import type { AppModel, Project } from "../../../deployable/project.ts";
import type { EnvironmentVariable } from "../../../deployable/system.ts";

type Optional = Pick<EnvironmentVariable, "name" | "description" | "kind"> & Partial<EnvironmentVariable>;

const optional = (variable: Optional): EnvironmentVariable => ({ secret: false, needed: "never", ...variable });

/** What every app reads, whatever its framework. */
export function environmentOf(project: Project, app: AppModel): readonly EnvironmentVariable[] {
  return [
    optional({ name: "APP_ENV", description: "development, test or production.", kind: "text", default: "development", production: "production" }),
    optional({ name: "APP_VERSION", description: "Version in /openapi.json and traces.", kind: "text", default: "0.0.0" }),
    optional({ name: "PORT", description: "Port to listen at.", kind: "number", default: String(app.port), production: String(app.port) }),
    optional({ name: "HOST", description: "Address to listen at; 0.0.0.0 in production.", kind: "text", default: "127.0.0.1" }),
    optional({ name: "LOG_LEVEL", description: "debug, info, warning or error.", kind: "text", default: "info" }),
    optional({ name: "SHUTDOWN_DRAIN_MS", description: "From the stop signal until no new work is taken; 5000 in production.", kind: "number", default: "0" }),
    optional({ name: "SHUTDOWN_GRACE_MS", description: "Most time after that for the work at hand.", kind: "number", default: "20000" }),
    optional({ name: "CORS_ORIGINS", description: "Origins that browsers may call from, with commas between; none at first.", kind: "list" }),
    optional({ name: "RATE_LIMIT_MAX", description: "Requests a minute and client, 0 for any number; 1000 in production.", kind: "number", default: "0" }),
    optional({ name: "FORWARDED_ALLOW_IPS", description: "Addresses of proxies whose word on the client's address counts, with commas between. Behind a balancer its own, or all callers are one client to RATE_LIMIT_MAX.", kind: "list", default: "127.0.0.1", behindProxy: "127.0.0.1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16" }),
    optional({ name: "BODY_LIMIT_BYTES", description: "Longest request body.", kind: "number", default: "1048576" }),
    optional({ name: "OTEL_EXPORTER_OTLP_ENDPOINT", description: "Collector for traces; without it none are sent.", kind: "url", example: "http://127.0.0.1:4318" }),
    optional({ name: "OTEL_SERVICE_NAME", description: "Name in traces.", kind: "text", default: project.apps.length === 1 ? project.name : app.name }),
  ];
}
