import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cached, install } from "./cache.ts";
import { fromGo } from "./installers.ts";
import type { Tool } from "./tool.ts";

const VERSION = "v0.155.0";
const CORE = "go.opentelemetry.io/collector";
const CONTRIB = "github.com/open-telemetry/opentelemetry-collector-contrib";

/** The parts a generated configuration may name, all of one version. */
const parts = {
  receivers: [`${CORE}/receiver/otlpreceiver`],
  processors: [`${CORE}/processor/batchprocessor`, `${CORE}/processor/memorylimiterprocessor`],
  exporters: [`${CORE}/exporter/debugexporter`, `${CORE}/exporter/otlpexporter`, `${CORE}/exporter/otlphttpexporter`, `${CONTRIB}/exporter/prometheusexporter`],
};

function manifest(folder: string): string {
  const list = (modules: readonly string[]): string => modules.map((path) => `  - gomod: ${path} ${VERSION}`).join("\n");
  const dist = `dist:\n  name: otelcol\n  output_path: ${join(folder, "bin")}\n  module: example.org/otelcol\n`;
  return `${dist}${Object.entries(parts).map(([kind, modules]) => `${kind}:\n${list(modules)}`).join("\n")}\n`;
}

/** A real OpenTelemetry Collector, put together by its own builder; minutes the first time. */
export const collector: Tool = {
  id: "collector",
  tier: 3,
  async find() {
    const builder = await fromGo(`${CORE}/cmd/builder`, VERSION);
    const key = `collector/${VERSION}`;
    const folder = await cached(key, async (target) => {
      const file = join(target, "builder.yaml");
      writeFileSync(file, manifest(target));
      const env = { CGO_ENABLED: "0", GOFLAGS: "" };
      await install(key, ["nice", "-n", "15", join(builder.folder, "builder"), "--config", file], { seconds: 1500, cwd: target, env });
    });
    return { version: VERSION, folder: join(folder, "bin") };
  },
};
