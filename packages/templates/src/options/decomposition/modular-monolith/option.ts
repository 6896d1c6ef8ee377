import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Modular monolith",
  summary: "All modules in one deployable, with boundaries that are checked: the default, from which a split must be argued for.",
  order: 10,
  facts,
  rules,
  traits: ["together"],
  arrival: [
    "Every service has a database of its own, and in one app every module has a schema of its own in one database. One service after the other:",
    "",
    "1. Make the shared database and run the migrations of all modules (`migrate`).",
    "2. Let the services deliver what is in their outboxes, then stop writes.",
    "3. Copy the schema of each service into the shared database, and compare the number of rows of every table.",
    "4. Start the app, route everything to it, and take the services and their databases down when nothing calls them.",
  ].join("\n"),
});
