import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "SQLAlchemy",
  summary: "Python's standard way to a relational store, with Alembic for migrations.",
  order: 20,
  libraries: { names: ["sqlalchemy", "sqlmodel", "alembic"] },
  needs: { language: ["python"], database: ["postgresql"] },
  rules: { arises: { when: { chosen: { hasNone: ["framework:django"] } }, because: "the framework brings its own way to the store" } },
  generators: { "use-case": {} },
  contribute: (project) => ({
    packages: [
      { ecosystem: "pypi", at: "platform", dependencies: ["alembic", "sqlalchemy"] },
      ...project.modules.map((module) => ({ ecosystem: "pypi", at: `modules/${module.name}`, dependencies: ["alembic", "sqlalchemy"] })),
    ],
  }),
  values: (project) => ({
    /** Module → whether it has an outbox or an inbox. */
    messages: Object.fromEntries(project.modules.map((module) => [module.name, module.publishes.length + module.consumes.length > 0])),
  }),
});
