import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about RabbitMQ, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When RabbitMQ wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["rabbit", "amqp"],
  fits: { trait: ["remote-events"] },
  points: [
    { points: 2, because: "its queues and routing are well understood" },
    { points: 3, when: { "self.known": true }, because: "the team runs it" },
  ],
  reversibility: "costly",
  tradeOff: "Flexible routing against a broker of one's own.",
};
