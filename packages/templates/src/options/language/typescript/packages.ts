import type { PackageContribution } from "../../../define-option.ts";
import type { AppModel, ModuleModel, Project } from "../../../deployable/project.ts";
import { oldestNode } from "./commands.ts";

const npm = { ecosystem: "npm" } as const;

const fieldsOf = (name: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({ name, private: true, type: "module", ...more });

/** Every package of the workspace, as far as the language knows it. */
export function packages(project: Project): readonly PackageContribution[] {
  return [root(project), platform(project), ...project.modules.map((module) => moduleOf(project, module)), ...project.apps.map((app) => appOf(project, app))];
}

function root(project: Project): PackageContribution {
  const several = project.apps.length > 1;
  const only = project.apps[0]?.name ?? "";
  const inApps = (task: string): string => (several ? `turbo run ${task}` : `pnpm --filter ./apps/${only} ${task}`);
  return {
    ...npm,
    at: ".",
    fields: fieldsOf(project.name, { engines: { node: `>=${oldestNode}` } }),
    manager: "pnpm",
    scripts: {
      dev: several ? `node --watch --import ./scripts/load-env.ts --import ./apps/${only}/src/instrumentation.ts scripts/dev.ts` : inApps("dev"),
      start: inApps("start"),
      migrate: inApps("migrate"),
      build: "turbo run build",
      test: "vitest run --project embedded",
      "test:integration": "vitest run --project postgresql",
      lint: "eslint --max-warnings 0 .",
      format: "prettier --write .",
      "format:check": "prettier --check .",
      typecheck: "tsc",
      check: "node scripts/check.ts",
    },
    devDependencies: ["@eslint/js", "@types/node", "eslint", "prettier", "rolldown", "turbo", "typescript", "typescript-eslint", "vitest"],
  };
}

function platform(project: Project): PackageContribution {
  return {
    ...npm,
    at: "platform",
    fields: fieldsOf(`@${project.name}/platform`, {
      exports: {
        ".": "./src/index.ts",
        "./backend": "./src/backend.ts",
        "./database": "./src/database/index.ts",
        "./http": "./src/http/index.ts",
        "./instrumentation": "./src/instrumentation.ts",
        "./testing": "./src/testing.ts",
      },
    }),
    dependencies: [
      "@opentelemetry/api",
      "@opentelemetry/context-async-hooks",
      "@opentelemetry/core",
      "@opentelemetry/exporter-trace-otlp-proto",
      "@opentelemetry/resources",
      "@opentelemetry/sdk-trace",
      "cockatiel",
      "pino",
      "prom-client",
      "uuid",
      "zod",
    ],
    devDependencies: ["vitest"],
  };
}

function moduleOf(project: Project, module: ModuleModel): PackageContribution {
  const others = [...module.uses.map((used) => used.name), ...module.consumes.map((event) => event.module.name)];
  return {
    ...npm,
    at: `modules/${module.name}`,
    fields: fieldsOf(`@${project.name}/${module.name}`, { exports: { ".": "./src/contract/index.ts", "./compose": "./src/compose.ts" } }),
    dependencies: ["zod"],
    local: [...new Set(["platform", ...others])].map((name) => `@${project.name}/${name}`),
    devDependencies: ["vitest"],
  };
}

function appOf(project: Project, app: AppModel): PackageContribution {
  const remote = app.remoteModules.map((used) => used.name);
  return {
    ...npm,
    at: `apps/${app.name}`,
    fields: fieldsOf(`@${project.name}/${app.name}-app`),
    scripts: {
      dev: "node --watch --import ../../scripts/load-env.ts --import ./src/instrumentation.ts ./src/main.ts",
      build: "rolldown --config ../../rolldown.config.ts",
      start: "node --enable-source-maps --env-file-if-exists=../../.env --import ./dist/instrumentation.mjs ./dist/main.mjs",
      migrate: "node --env-file-if-exists=../../.env ./src/migrate.ts",
    },
    local: [...new Set(["platform", ...app.modules.map((module) => module.name), ...remote])].map((name) => `@${project.name}/${name}`),
    devDependencies: ["vitest"],
  };
}
