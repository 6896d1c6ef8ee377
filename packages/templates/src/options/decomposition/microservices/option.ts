import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Microservices",
  summary: "Every module is a service of its own: independent deployment, paid for with distributed data and more to run.",
  order: 30,
  facts,
  rules,
  traits: ["apart"],
  arrival: [
    "Every module keeps its tables in a schema of its own, so each can leave for the database of its service by itself. One module after the other, the one with the fewest callers first:",
    "",
    "1. Make the database of the service and run its migrations (`migrate`), while the old deployment still serves.",
    "2. Stop writes to the module, or replicate its schema until both are equal. Its outbox goes along: an event that has not left yet leaves from the new place.",
    "3. Copy the schema, compare the number of rows of every table, point the service at its database, and start it.",
    "4. Route the module's paths to the service. When nothing reads the old schema any more, drop it.",
  ].join("\n"),
});
