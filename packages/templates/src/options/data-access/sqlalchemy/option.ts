import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "SQLAlchemy",
  summary: "Python's standard way to a relational store, with Alembic for migrations.",
  order: 20,
  needs: { language: ["python"], database: ["postgresql"] },
});
