import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "Microservices",
  summary: "Every module is a service of its own: independent deployment, paid for with distributed data and more to run.",
  order: 30,
  traits: ["apart"],
});
