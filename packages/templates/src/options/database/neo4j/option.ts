import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Neo4j",
  summary: "Only where the paths through a graph are the product.",
  order: 100,
  libraries: { names: ["neo4j-driver", "neo4j", "org.neo4j.driver", "github.com/neo4j/neo4j-go-driver", "Neo4j.Driver"] },
  generates: false,
  traits: ["graph"],
  facts,
  rules,
});
