import type { PackageContribution } from "../../../define-option.ts";
import type { ModuleModel, Project } from "../../../deployable/project.ts";

const pypi = { ecosystem: "pypi" } as const;

/** Every package of the workspace, as far as the language knows it. */
export function packages(project: Project): readonly PackageContribution[] {
  return [
    { ...pypi, at: ".", devDependencies: ["httpx2", "import-linter", "mypy", "poethepoet", "pytest", "ruff"], local: project.apps.map((app) => `${project.name}-${app.name}`) },
    { ...pypi, at: "platform", dependencies: ["opentelemetry-exporter-otlp-proto-http", "opentelemetry-exporter-prometheus", "opentelemetry-sdk", "prometheus-client", "pydantic", "pydantic-settings"] },
    ...project.modules.map((module) => moduleOf(project, module)),
    ...project.apps.map((app) => ({ ...pypi, at: `apps/${app.name}`, local: ["platform", ...app.modules.map((module) => module.name)].map((name) => `${project.name}-${name}`) })),
  ];
}

function moduleOf(project: Project, module: ModuleModel): PackageContribution {
  const others = [...module.uses.map((used) => used.name), ...module.consumes.map((event) => event.module.name)];
  return { ...pypi, at: `modules/${module.name}`, dependencies: ["pydantic"], local: [...new Set(["platform", ...others])].map((name) => `${project.name}-${name}`) };
}
