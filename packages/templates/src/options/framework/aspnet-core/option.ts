import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "ASP.NET Core",
  summary: "The web framework of .NET, quick and complete.",
  order: 100,
  libraries: { names: ["Microsoft.AspNetCore"], brings: ["ef-core"] },
  generates: false,
  needs: { language: ["csharp"] },
  facts,
  rules,
});
