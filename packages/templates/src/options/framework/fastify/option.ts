import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "Fastify",
  summary: "Fast, schema-first and plugin-based; little magic.",
  order: 10,
  needs: { language: ["typescript"] },
});
