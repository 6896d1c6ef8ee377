import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";
import { generators } from "./generators.ts";

export default defineOption({
  title: "FastAPI",
  summary: "Typed Python APIs with OpenAPI from the types; the usual front of AI services.",
  order: 20,
  libraries: { names: ["fastapi"], brings: ["pydantic"] },
  generators,
  facts,
  rules,
  needs: { language: ["python"], decomposition: ["modular-monolith"], compute: ["containers", "kubernetes"] },
  contribute: (project) => ({
    packages: [
      { ecosystem: "pypi", at: "platform", dependencies: ["fastapi", "uvicorn[standard]"] },
      ...project.modules.map((module) => ({ ecosystem: "pypi", at: `modules/${module.name}`, dependencies: ["fastapi"] })),
    ],
  }),
});
