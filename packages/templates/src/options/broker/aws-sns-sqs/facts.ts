import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Amazon SNS and SQS, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Amazon SNS and SQS wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["sqs", "sns", "eventbridge"],
  fits: { trait: ["remote-events"], cloud: ["aws"] },
  points: [
    { points: 3.5, because: "topics and queues are managed, so there is no broker to run" },
    { points: 3, when: { "self.known": true }, because: "the team runs it" },
  ],
  removals: [{ code: "H08", when: { "constraints.exitDuty": true }, because: "only one provider offers it, and a tested way out is a duty" }],
  reversibility: "costly",
  tradeOff: "No broker to run against one provider's interface.",
};
