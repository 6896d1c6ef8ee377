import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "SQLite",
  summary: "A file beside the program, for products that customers install alone.",
  order: 110,
  libraries: { names: ["better-sqlite3", "sqlite3", "sqlite", "node:sqlite", "bun:sqlite", "aiosqlite", "sqlalchemy.dialects.sqlite", "org.sqlite", "org.xerial", "github.com/mattn/go-sqlite3", "modernc.org/sqlite", "Microsoft.Data.Sqlite", "System.Data.SQLite"] },
  generates: false,
  traits: ["relational", "embedded"],
  // It is a file, and a function has no disk that lasts.
  needs: { compute: ["containers", "kubernetes", "vm"] },
  facts,
  rules,
});
