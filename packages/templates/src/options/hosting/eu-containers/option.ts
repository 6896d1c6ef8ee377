import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Managed containers of a European provider",
  summary: "Containers without a cluster under European law.",
  order: 50,
  generates: false,
  needs: { compute: ["containers"], cloud: ["eu-provider"] },
  facts,
  rules,
});
