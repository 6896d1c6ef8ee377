import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "GitHub Actions",
  summary: "The pipeline beside the code on GitHub.",
  order: 10,
});
