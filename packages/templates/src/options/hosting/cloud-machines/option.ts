import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Virtual machines of the cloud",
  summary: "Virtual machines of whichever cloud was chosen.",
  order: 130,
  generates: false,
  needs: { compute: ["vm"], cloud: ["aws", "azure", "google-cloud", "eu-provider"] },
  facts,
  rules,
});
