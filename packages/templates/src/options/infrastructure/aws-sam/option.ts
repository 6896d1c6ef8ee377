import { defineOption } from "../../../define-option.ts";

export default defineOption({
  title: "AWS SAM",
  summary: "CloudFormation with short forms for functions, gateways and queues.",
  order: 10,
  needs: { hosting: ["aws-lambda"] },
});
