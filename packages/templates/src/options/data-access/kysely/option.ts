import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "Kysely",
  summary: "Typed SQL without a model layer of its own.",
  order: 10,
  needs: { language: ["typescript"], database: ["postgresql"] },
});
