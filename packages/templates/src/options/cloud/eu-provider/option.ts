import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "European provider",
  summary: "A provider under European law alone, such as Scaleway, OVHcloud, Hetzner, STACKIT or IONOS.",
  order: 40,
  generates: false,
  facts,
  rules,
});
