import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";
import { generators } from "./generators.ts";

export default defineOption({
  title: "Fastify",
  summary: "Fast, schema-first and plugin-based; little magic.",
  order: 10,
  libraries: { names: ["fastify", "@fastify/*", "fastify-plugin"], brings: ["zod", "ajv", "typebox", "pino"] },
  generators,
  facts,
  rules,
  needs: { language: ["typescript"] },
  contribute: () => ({
    packages: [{ ecosystem: "npm", at: "platform", dependencies: ["@fastify/cors", "@fastify/rate-limit", "fastify", "fastify-plugin"] }],
  }),
});
