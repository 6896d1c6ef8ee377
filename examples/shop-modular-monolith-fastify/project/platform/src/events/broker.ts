import { ROOT_CONTEXT, SpanKind, propagation } from "@opentelemetry/api";
import { type Metrics, inSpan } from "../telemetry.ts";
import type { EventMessage, Subscription } from "./event.ts";

/** What carries events between modules. */
export interface Broker {
  /** Resolves once the message is safe: a message whose publication fails stays in the outbox. */
  publish(message: EventMessage): Promise<void>;
  subscribe(subscription: Subscription): Promise<void>;
  /** Takes a message that reached the app from outside, where the broker does not fetch messages itself. */
  receive?(message: EventMessage): Promise<void>;
  /** Rejects while events cannot flow; asked by readiness. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Hands one message to one subscriber, in a span that continues the publisher's trace. */
export const deliver = (subscription: Subscription, message: EventMessage): Promise<void> =>
  inSpan(
    `process ${message.topic}`,
    {
      kind: SpanKind.CONSUMER,
      attributes: {
        "messaging.operation.type": "process",
        "messaging.destination.name": message.topic,
        "messaging.consumer.group.name": subscription.consumer,
        "messaging.message.id": message.id,
      },
      parent: propagation.extract(ROOT_CONTEXT, message.headers),
    },
    () => subscription.handle(message),
  );

/** The subscription, which counts what could not be handled, from 0 on, so that the first failure is a rise. */
export function countingFailures(subscription: Subscription, { inboxFailed }: Metrics): Subscription {
  const labels = { module: subscription.consumer, topic: subscription.topic };
  inboxFailed.inc(labels, 0);
  const handle = async (message: EventMessage): Promise<void> => {
    try {
      await subscription.handle(message);
    } catch (error) {
      inboxFailed.inc(labels);
      throw error;
    }
  };
  return { ...subscription, handle };
}

/** All modules live in this process: publishing is delivering, and the outbox repeats what failed. */
export function inProcessBroker(): Broker {
  const subscriptions: Subscription[] = [];
  return {
    publish: async (message) => {
      const interested = subscriptions.filter(({ topic }) => topic === message.topic);
      await Promise.all(interested.map((subscription) => deliver(subscription, message)));
    },
    subscribe: (subscription) => {
      subscriptions.push(subscription);
      return Promise.resolve();
    },
    check: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
