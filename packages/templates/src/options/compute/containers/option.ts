import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Containers",
  summary: "Managed containers: an image, a health check, no cluster to run.",
  order: 10,
  facts,
  rules,
  traits: ["images", "containers"],
});
