import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Amazon SNS and SQS",
  summary: "Managed topics and queues: no broker to run.",
  order: 20,
  facts,
  rules,
  needs: { trait: ["remote-events"], hosting: ["aws-lambda"], compute: ["functions"] },
  traits: ["broker"],
});
