import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Kafka",
  summary: "A log of events that many readers follow at their own pace.",
  order: 30,
  generates: false,
  needs: { trait: ["remote-events"] },
  facts,
  rules,
});
