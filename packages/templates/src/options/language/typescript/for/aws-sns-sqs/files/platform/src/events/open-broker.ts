import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { type Broker, deliver } from "./broker.ts";
import type { Subscription } from "./event.ts";

const LIMIT_MS = 3_000;

/** Publishes to an SNS topic for each event. What comes in arrives by queues, through `receive`. */
export function openBroker(): Promise<Broker> {
  const client = new SNSClient({ maxAttempts: 3 });
  const prefix = process.env["EVENT_TOPIC_PREFIX"] ?? "";
  const subscriptions: Subscription[] = [];
  return Promise.resolve({
    publish: async ({ id, topic, payload, headers }) => {
      const command = new PublishCommand({
        TopicArn: prefix + topic.replace(".", "-"),
        Message: JSON.stringify({ id, topic, payload, headers }),
      });
      await client.send(command, { abortSignal: AbortSignal.timeout(LIMIT_MS) });
    },
    receive: async (message) => {
      const interested = subscriptions.filter(({ topic }) => topic === message.topic);
      await Promise.all(interested.map((subscription) => deliver(subscription, message)));
    },
    subscribe: (subscription) => {
      subscriptions.push(subscription);
      return Promise.resolve();
    },
    check: () => Promise.resolve(),
    close: () => {
      client.destroy();
      return Promise.resolve();
    },
  });
}
