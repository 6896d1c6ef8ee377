import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Functions",
  summary: "One function a module behind a gateway: scales to zero, billed by use.",
  order: 30,
  facts,
  rules,
  traits: ["apart", "functions"],
});
