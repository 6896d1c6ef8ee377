import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Azure Container Apps",
  summary: "Managed containers on Azure; App Service where one web app is all there is.",
  order: 30,
  generates: false,
  needs: { compute: ["containers"], cloud: ["azure"] },
  facts,
  rules,
});
