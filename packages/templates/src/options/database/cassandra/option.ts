import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Cassandra family",
  summary: "Wide rows at write rates no single machine takes: Cassandra or ScyllaDB.",
  order: 80,
  libraries: { names: ["cassandra-driver", "cassandra", "com.datastax", "org.apache.cassandra", "github.com/gocql/gocql", "github.com/apache/cassandra-gocql-driver", "Cassandra"] },
  generates: false,
  traits: ["wide-column"],
  facts,
  rules,
});
