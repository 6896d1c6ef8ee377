import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";
import { generators } from "./generators.ts";
import { commands, nodeVersion, toolchain } from "./commands.ts";
import { codeEditing } from "./code-editing.ts";
import { codemods } from "./codemods.ts";
import { environmentOf } from "./environment.ts";
import { packages } from "./packages.ts";
import { reserved, taken } from "./reserved.ts";
import { agents, readme } from "./texts.ts";
import { composition } from "./composition.ts";

const healthy = (port: number): string => `fetch('http://127.0.0.1:${String(port)}/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;

const charts = [
  { title: "Event loop lag, 99 %", query: 'nodejs_eventloop_lag_p99_seconds{job=~"$app"}', unit: "s" },
  { title: "Heap in use", query: 'nodejs_heap_size_used_bytes{job=~"$app"}', unit: "bytes" },
] as const;

export default defineOption({
  title: "TypeScript",
  summary: "One language for services and clients; the largest hiring pool, quick to ship.",
  order: 10,
  codeEditing,
  codemods,
  generators,
  facts,
  rules,
  reserved,
  taken,
  contribute: (project) => ({
    app: (app) => ({
      commands: {
        start: ["node", "--enable-source-maps", "--import", "./instrumentation.mjs", "./main.mjs"],
        migrate: ["node", "./migrate.mjs"],
        healthy: ["node", "--eval", healthy(app.port)],
      },
      charts,
      runtime: { name: "node", version: nodeVersion(project.traits) },
      // The image's own user "node".
      user: 1000,
      // At rest 160 MiB, under load up to 290.
      resources: { cpu: "250m", memoryMi: 384 },
    }),
    environment: environmentOf,
    toolchain: toolchain(nodeVersion(project.traits)),
    commands,
    updates: [{ ecosystem: "npm", directory: "/" }],
    packages: packages(project),
    ignore: ["node_modules", "dist", ".turbo", ".data"],
    imageIgnore: [".data", "**/node_modules", "**/dist", "**/.turbo", "**/test"],
    readme: readme(project),
    agents,
  }),
  values: (project) => ({
    node: nodeVersion(project.traits),
    /** App → whether an event of it stays inside. */
    carries: Object.fromEntries(project.apps.map((app) => [app.name, app.publishes.some((event) => !event.crossesApps && event.consumers.length > 0)])),
    composition: composition(project),
    ports: Object.fromEntries(project.modules.map((module) => [module.name, project.apps.find((app) => app.name === module.app.name)?.port])),
  }),
});
