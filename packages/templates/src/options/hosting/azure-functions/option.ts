import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Azure Functions",
  summary: "Functions on Azure.",
  order: 110,
  generates: false,
  needs: { compute: ["functions"], cloud: ["azure"] },
  facts,
  rules,
});
