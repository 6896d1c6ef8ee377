import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Kubernetes",
  summary: "A cluster's control plane: worth its price when a platform team runs it already.",
  order: 20,
  facts,
  rules,
  traits: ["images", "orchestrated"],
});
