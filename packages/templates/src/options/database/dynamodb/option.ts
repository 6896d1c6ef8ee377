import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Amazon DynamoDB",
  summary: "Keys and values under functions on AWS, without a server or a connection.",
  order: 60,
  libraries: { names: ["@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb"] },
  generates: false,
  traits: ["key-value"],
  facts,
  rules,
});
