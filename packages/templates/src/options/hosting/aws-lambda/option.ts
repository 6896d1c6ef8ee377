import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "AWS Lambda",
  summary: "Functions on AWS behind an HTTP API.",
  order: 10,
  needs: { compute: ["functions"] },
});
