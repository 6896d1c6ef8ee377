import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "TypeScript",
  summary: "One language for services and clients; the largest hiring pool, quick to ship.",
  order: 10,
});
