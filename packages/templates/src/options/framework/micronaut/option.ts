import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Micronaut",
  summary: "Java that starts quickly and takes little memory.",
  order: 80,
  libraries: { names: ["io.micronaut"], brings: ["micronaut-data"] },
  generates: false,
  needs: { language: ["java", "kotlin"] },
  facts,
  rules,
});
