import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "Functions",
  summary: "One function a module behind a gateway: scales to zero, billed by use.",
  order: 30,
  traits: ["apart", "functions"],
});
