import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "MySQL",
  summary: "The relational store where a team runs it already.",
  order: 20,
  libraries: { names: ["mysql", "mysql2", "pymysql", "MySQLdb", "aiomysql", "sqlalchemy.dialects.mysql", "com.mysql", "github.com/go-sql-driver/mysql", "MySqlConnector", "MySql.Data"] },
  generates: false,
  traits: ["relational"],
  facts,
  rules,
});
