import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "MongoDB",
  summary: "Documents without transactions across them, at sizes where PostgreSQL's JSON grows slow.",
  order: 50,
  generates: false,
  traits: ["document"],
  facts,
  rules,
});
