import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Own machines",
  summary: "Machines in the own data centre.",
  order: 140,
  generates: false,
  needs: { compute: ["vm"], cloud: ["on-premises"] },
  facts,
  rules,
});
