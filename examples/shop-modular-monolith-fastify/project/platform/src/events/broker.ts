import type { EventMessage, Subscription } from "./event.ts";
import { withMessageSpan } from "../telemetry/spans.ts";

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
  withMessageSpan(subscription.consumer, message, () => subscription.handle(message));
