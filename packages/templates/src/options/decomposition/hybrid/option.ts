import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "Hybrid",
  summary: "A modular monolith with the few parts set apart that must scale, deploy or be secured alone; `apps` says which.",
  order: 20,
  traits: ["partly-apart"],
});
