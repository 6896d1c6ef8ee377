import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Spring Boot",
  summary: "The standard of enterprise Java.",
  order: 70,
  libraries: { names: ["org.springframework.web", "org.springframework.boot"], brings: ["spring-data", "jakarta-persistence"] },
  generates: false,
  needs: { language: ["java", "kotlin"] },
  facts,
  rules,
});
