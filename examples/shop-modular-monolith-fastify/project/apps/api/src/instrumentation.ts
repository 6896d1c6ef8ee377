import { startTelemetry } from "@shop/platform/instrumentation";

startTelemetry("shop");
