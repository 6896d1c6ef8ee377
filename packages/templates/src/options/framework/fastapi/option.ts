import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "FastAPI",
  summary: "Typed Python APIs with OpenAPI from the types; the usual front of AI services.",
  order: 20,
  needs: { language: ["python"], decomposition: ["modular-monolith"], compute: ["containers", "kubernetes"] },
});
