import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "RabbitMQ",
  summary: "Queues and routing where a team runs it already.",
  order: 60,
  generates: false,
  needs: { trait: ["remote-events"] },
  facts,
  rules,
});
