import type { Wrong } from "./inner-fault.ts";
import { store, type Context, type Entity, type Shelf } from "./store.ts";

/** Events on their way, with the counters that /metrics shows. */
export interface Outbox {
  readonly announce: (shelf: Shelf, entity: Entity) => void;
  readonly pending: () => number;
  readonly oldestSeconds: () => number;
  readonly published: () => number;
  readonly stop: () => void;
}

interface Message {
  readonly event: string;
  readonly name: string;
  readonly consumer: Shelf;
  readonly isChained: boolean;
}

const transportMs = 3;

function cut(text: string, wrong: Wrong): string {
  if (wrong("name-uncut")) return text;
  return wrong("name-cut-in-utf-16") ? text.slice(0, 100) : Array.from(text).slice(0, 100).join("");
}

function consumersOf(context: Context, publisher: Shelf, event: string): Shelf[] {
  return [...context.shelves.values()].filter(({ spec }) => spec.consumes.includes(`${publisher.spec.name}.${event}`));
}

/** Makes the consumer's entity; false when the message must wait. */
function deliver(context: Context, message: Message, announce: Outbox["announce"]): boolean {
  const { wrong, away } = context;
  const { consumer, event } = message;
  const name = cut(`${event} ${message.name}`, wrong);
  if (away.has(consumer.spec.name) || away.has("broker")) return wrong("events-lost-while-away");
  const isRepeated = wrong("same-name-once") && [...consumer.entities.values()].some((entity) => entity.name === name);
  if (wrong("not-delivered") || isRepeated || (wrong("chain-stops") && message.isChained)) return true;
  const references = Object.fromEntries(consumer.references.map(({ field }) => [field, null]));
  for (let times = wrong("delivered-twice") ? 2 : 1; times > 0; times -= 1) store({ ...context, announce }, consumer, { name, references });
  return true;
}

/** Opens an outbox that delivers within the process. */
export function openOutbox(contextOf: () => Context): Outbox {
  const waiting = new Map<NodeJS.Timeout, number>();
  let published = 0;
  const schedule = (message: Message, isRetry: boolean, since = performance.now()): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      const context = contextOf();
      if (!deliver(context, message, announceFrom(true))) {
        schedule(message, true, since);
        return;
      }
      if (isRetry && context.wrong("events-twice-after-outage")) deliver(context, message, announceFrom(true));
      published += 1;
    }, transportMs);
    waiting.set(timer, since);
  };
  const announceFrom =
    (isChained: boolean) =>
    (shelf: Shelf, { name }: Entity): void => {
      for (const event of shelf.spec.publishes) {
        for (const consumer of consumersOf(contextOf(), shelf, event)) schedule({ event, name, consumer, isChained }, false);
      }
    };
  return {
    announce: announceFrom(false),
    pending: () => waiting.size,
    oldestSeconds: () => Math.max(0, ...[...waiting.values()].map((since) => (performance.now() - since) / 1_000)),
    published: () => published,
    stop: () => waiting.forEach((_, timer) => clearTimeout(timer)),
  };
}
