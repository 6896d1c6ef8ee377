import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Amazon SNS and SQS",
  summary: "Managed topics and queues: no broker to run.",
  order: 20,
  libraries: { names: ["@aws-sdk/client-sqs", "@aws-sdk/client-sns"] },
  facts,
  rules,
  needs: { trait: ["remote-events"], hosting: ["aws-lambda"], compute: ["functions"] },
  traits: ["broker"],
  contribute: () => ({
    environment: () => [
      {
        name: "EVENT_TOPIC_PREFIX",
        description: "ARN of the SNS topics up to <module>-<event>.",
        kind: "text",
        secret: false,
        needed: "production",
        production: "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${AWS::StackName}-",
      },
    ],
  }),
});
