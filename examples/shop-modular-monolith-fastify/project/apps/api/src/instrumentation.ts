import { startTelemetry } from "@shop/platform/telemetry";

startTelemetry("shop");
