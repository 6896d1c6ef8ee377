import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "Kysely",
  summary: "Typed SQL without a model layer of its own.",
  order: 10,
  libraries: { names: ["kysely"] },
  needs: { language: ["typescript"], database: ["postgresql"] },
  contribute: (project) => ({
    packages: [
      { ecosystem: "npm", at: "platform", dependencies: ["kysely", "pg"], devDependencies: ["@electric-sql/pglite", "@electric-sql/pglite-prepopulatedfs", "@types/pg", "nanotar"] },
      ...project.modules.map((module) => ({ ecosystem: "npm", at: `modules/${module.name}`, dependencies: ["kysely"] })),
    ],
  }),
});
