import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Oracle Database",
  summary: "Only where it already is.",
  order: 40,
  libraries: { names: ["oracledb", "cx_Oracle", "sqlalchemy.dialects.oracle", "oracle.jdbc", "com.oracle.database.jdbc", "github.com/godror/godror", "github.com/sijms/go-ora", "Oracle.ManagedDataAccess"] },
  generates: false,
  traits: ["relational"],
  facts,
  rules,
});
