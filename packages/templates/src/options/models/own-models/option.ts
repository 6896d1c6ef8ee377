import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Own model pipeline",
  summary: "Models trained or served by the team: a worker with graphics processors behind a queue.",
  order: 60,
  generates: false,
  facts,
  rules,
});
