import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "WebSocket",
  summary: "Both sides speak at any time.",
  order: 10,
  generates: false,
  facts,
  rules,
});
