import { startTelemetry } from "@shop/platform/instrumentation";

await startTelemetry("shop");
