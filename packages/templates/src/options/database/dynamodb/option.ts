import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Amazon DynamoDB",
  summary: "Keys and values under functions on AWS, without a server or a connection.",
  order: 60,
  libraries: { names: ["@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb", "pynamodb", "software.amazon.awssdk.services.dynamodb", "software.amazon.awssdk.enhanced.dynamodb", "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Amazon.DynamoDBv2"] },
  generates: false,
  traits: ["key-value"],
  facts,
  rules,
});
