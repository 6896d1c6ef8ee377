import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "SQL Server",
  summary: "The relational store of .NET teams that hold its licences.",
  order: 30,
  libraries: { names: ["mssql", "tedious", "pyodbc", "sqlalchemy.dialects.mssql", "com.microsoft.sqlserver", "github.com/microsoft/go-mssqldb", "Microsoft.Data.SqlClient"] },
  generates: false,
  traits: ["relational"],
  facts,
  rules,
});
