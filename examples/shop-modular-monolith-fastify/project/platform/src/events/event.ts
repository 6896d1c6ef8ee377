import type { z } from "zod";

/** An event that a module publishes, as its contract defines it. */
export interface EventDefinition<Payload> {
  /** `<module>.<event>`, for example `orders.order-placed`. */
  readonly topic: string;
  readonly payload: z.ZodType<Payload>;
}

export const defineEvent = <Payload>(topic: string, payload: z.ZodType<Payload>): EventDefinition<Payload> => ({
  topic,
  payload,
});

/** An event on its way. `id` is the payload's: consumers use it to recognise what they had before. */
export interface EventMessage {
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Subscription {
  /** The module that listens; each consumer gets every event at least once. */
  readonly consumer: string;
  readonly topic: string;
  handle(message: EventMessage): Promise<void>;
}

export const subscribe = <Payload>(
  consumer: string,
  event: EventDefinition<Payload>,
  handle: (payload: Payload) => Promise<void>,
): Subscription => ({
  consumer,
  topic: event.topic,
  handle: (message) => handle(event.payload.parse(message.payload)),
});

/**
 * How long an event can come again, in days. An outbox offers again what was not confirmed, what carries events keeps
 * them, and a consumer remembers for longer than both together. So none is handled twice, however late it comes.
 */
export const OFFERED_DAYS = 14;
export const CARRIED_DAYS = 14;
export const REMEMBERED_DAYS = 30;

/** Collects events within a transaction: they leave if, and only if, it commits. */
export interface Outbox {
  append<Payload extends { readonly id: string }>(event: EventDefinition<Payload>, payload: Payload): Promise<void>;
}

/** Remembers events within a transaction. */
export interface Inbox {
  /** False when this event was handled before, so there is nothing left to do. */
  accept(eventId: string): Promise<boolean>;
}

/** How the relay reads the outbox of one module. */
export interface OutboxQueue {
  readonly module: string;
  /** Takes some messages for half a minute; what is not confirmed by then is offered again. */
  claim(limit: number): Promise<readonly ClaimedMessage[]>;
  confirm(id: string): Promise<void>;
  /** Offers the message again after a pause. */
  postpone(id: string, seconds: number): Promise<void>;
  backlog(): Promise<Backlog>;
}

/** What waits in an outbox, tried or not. */
export interface Backlog {
  readonly count: number;
  /** How long the oldest has waited; 0 when there is none. */
  readonly oldestSeconds: number;
}

export interface ClaimedMessage extends EventMessage {
  readonly attempts: number;
}
