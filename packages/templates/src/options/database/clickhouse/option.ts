import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "ClickHouse",
  summary: "Time series and analytics beyond what PostgreSQL takes.",
  order: 90,
  libraries: { names: ["@clickhouse/client", "clickhouse_connect", "clickhouse_driver", "com.clickhouse", "github.com/ClickHouse/clickhouse-go", "ClickHouse"] },
  generates: false,
  traits: ["columns"],
  facts,
  rules,
});
