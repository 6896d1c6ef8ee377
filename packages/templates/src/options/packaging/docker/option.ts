import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "Docker",
  summary: "An image for each app, and compose for the production-like set on one machine.",
  order: 10,
  needs: { trait: ["images"] },
});
