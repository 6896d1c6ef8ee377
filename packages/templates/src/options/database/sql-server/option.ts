import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "SQL Server",
  summary: "The relational store of .NET teams that hold its licences.",
  order: 30,
  generates: false,
  traits: ["relational"],
  facts,
  rules,
});
