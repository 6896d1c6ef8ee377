import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Flask",
  summary: "The smallest Python framework; where it is already used.",
  order: 60,
  libraries: { names: ["flask", "flask_restful"], brings: ["pydantic"] },
  generates: false,
  needs: { language: ["python"] },
  facts,
  rules,
});
