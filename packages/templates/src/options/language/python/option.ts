import { defineOption } from "../../../define-option.ts";
import { codeEditing } from "./code-editing.ts";
import { codemods } from "./codemods.ts";
import { commands, toolchain } from "./commands.ts";
import { calledFirst, consumed } from "./composition.ts";
import { environmentOf } from "./environment.ts";
import { facts, rules } from "./facts.ts";
import { generators } from "./generators.ts";
import { packages } from "./packages.ts";
import { reserved, taken } from "./reserved.ts";
import { agents, readme } from "./texts.ts";
import type { Project } from "../../../deployable/project.ts";

export default defineOption({
  title: "Python",
  summary: "First choice around AI and data; quick to write, slower per core.",
  order: 20,
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
        start: ["python", "-m", `${project.snake}_${app.snake}`, "serve"],
        migrate: ["python", "-m", `${project.snake}_${app.snake}`, "migrate"],
        healthy: ["python", "-c", `from urllib.request import urlopen; urlopen("http://127.0.0.1:${String(app.port)}/health/ready", timeout=2)`],
      },
      runtime: { name: "python", version: "3.13" },
      user: 10_001,
    }),
    environment: (app) => environmentOf(project, app),
    toolchain,
    commands,
    updates: [{ ecosystem: "uv", directory: "/" }],
    packages: packages(project),
    ignore: [".venv/", "__pycache__/", ".data/", ".mypy_cache/", ".pytest_cache/", ".ruff_cache/", ".import_linter_cache/"],
    imageIgnore: [".venv", "**/__pycache__", ".data", "**/.*_cache", "**/tests"],
    readme: readme(project),
    agents,
  }),
  values: (project) => ({
    main: `${project.snake}_${firstApp(project)}`,
    /** App → its modules as imports are sorted. */
    alphabetical: Object.fromEntries(project.apps.map((app) => [app.name, [...app.modules].sort((a, b) => (a.snake < b.snake ? -1 : 1))])),
    /** App → its modules, those first that others call. */
    composition: Object.fromEntries(project.apps.map((app) => [app.name, calledFirst(app.modules)])),
    /** Module → the modules whose events it consumes, each once. */
    consumed: Object.fromEntries(project.modules.map((module) => [module.name, consumed(module)])),
    /** Module → whether it imports contracts of others. */
    partners: Object.fromEntries(project.modules.map((module) => [module.name, module.uses.length + module.consumes.length > 0])),
  }),
});

function firstApp(project: Project): string {
  return project.apps[0]?.snake ?? "";
}
