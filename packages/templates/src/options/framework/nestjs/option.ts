import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "NestJS",
  summary: "Conventions, modules and injection for several teams in TypeScript.",
  order: 30,
  libraries: { names: ["@nestjs/*"], brings: ["zod", "class-validator", "express", "fastify"] },
  generates: false,
  needs: { language: ["typescript"] },
  facts,
  rules,
});
