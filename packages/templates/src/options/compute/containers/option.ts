import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "Containers",
  summary: "Managed containers: an image, a health check, no cluster to run.",
  order: 10,
  traits: ["images", "containers"],
});
