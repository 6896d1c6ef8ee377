import type { Check } from "../../check.ts";
import { healthChecks } from "./health.ts";
import { metricChecks } from "./metrics.ts";
import { openapiChecks } from "./openapi.ts";
import { outboxMetricChecks } from "./outbox-metrics.ts";
import { traceChecks } from "./trace.ts";

export const operationsChecks: readonly Check[] = [...healthChecks, ...openapiChecks, ...traceChecks, ...metricChecks, ...outboxMetricChecks];
