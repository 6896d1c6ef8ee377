import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";
import { commands, toolchain } from "./commands.ts";
import { environmentOf } from "./environment.ts";
import { packages } from "./packages.ts";
import { reserved } from "./reserved.ts";
import { agents, readme } from "./texts.ts";
import { composition } from "./composition.ts";

export default defineOption({
  title: "TypeScript",
  summary: "One language for services and clients; the largest hiring pool, quick to ship.",
  order: 10,
  facts,
  rules,
  reserved,
  contribute: (project) => ({
    app: () => ({
      commands: { start: ["node", "--enable-source-maps", "--import", "./instrumentation.mjs", "./main.mjs"], migrate: ["node", "./migrate.mjs"] },
      runtime: { name: "node", version: "26" },
      // The image's own user "node".
      user: 1000,
    }),
    environment: environmentOf,
    toolchain,
    commands,
    updates: [{ ecosystem: "npm", directory: "/" }],
    packages: packages(project),
    ignore: ["node_modules", "dist", ".turbo", "*.tsbuildinfo"],
    imageIgnore: ["node_modules", "**/node_modules", "**/dist", "**/.turbo", "**/test"],
    readme,
    agents,
  }),
  values: (project) => ({
    /** App → whether an event of it stays inside. */
    carries: Object.fromEntries(project.apps.map((app) => [app.name, app.publishes.some((event) => !event.crossesApps && event.consumers.length > 0)])),
    composition: composition(project),
    ports: Object.fromEntries(project.modules.map((module) => [module.name, project.apps.find((app) => app.name === module.app.name)?.port])),
  }),
});
