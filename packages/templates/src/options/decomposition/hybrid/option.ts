import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Hybrid",
  summary: "A modular monolith with the few parts set apart that must scale, deploy or be secured alone; `apps` says which.",
  order: 20,
  facts,
  rules,
  traits: ["partly-apart"],
  arrival: "Modules that share an app share a database, each with a schema of its own. A module that changes its app takes its schema, its outbox included, to the database of that app: stop writes, copy, compare the number of rows, start, drop the old schema.",
});
