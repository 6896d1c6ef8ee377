import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "AWS SAM",
  summary: "CloudFormation with short forms for functions, gateways and queues.",
  order: 10,
  facts,
  rules,
  needs: { hosting: ["aws-lambda"] },
});
