import { describe, expect, test } from "vitest";
import {
  CARRIED_DAYS,
  type ClaimedMessage,
  type EventMessage,
  OFFERED_DAYS,
  type OutboxQueue,
  REMEMBERED_DAYS,
} from "../src/events/event.ts";
import { countingFailures, inProcessBroker } from "../src/events/broker.ts";
import { Relay } from "../src/events/relay.ts";
import { createLog, createMetrics } from "../src/telemetry.ts";

const message = (id: string): ClaimedMessage => ({ id, topic: "orders.placed", payload: {}, headers: {}, attempts: 1 });

/** An outbox in memory, which remembers what was asked of it. */
function anOutbox(...ids: string[]) {
  let waiting = ids.map(message);
  const postponed: string[] = [];
  const queue: OutboxQueue = {
    module: "orders",
    claim: () => Promise.resolve(waiting),
    confirm: (id) => {
      waiting = waiting.filter((one) => one.id !== id);
      return Promise.resolve();
    },
    postpone: (id) => {
      postponed.push(id);
      return Promise.resolve();
    },
    backlog: () => Promise.resolve({ count: waiting.length, oldestSeconds: waiting.length === 0 ? 0 : 90 }),
  };
  return { queue, postponed };
}

function aRelay(queue: OutboxQueue, handle: (message: EventMessage) => Promise<void>) {
  const broker = inProcessBroker();
  const metrics = createMetrics();
  const relay = new Relay({ queues: [queue], broker, metrics, log: createLog({ logLevel: "silent" }) });
  const subscription = countingFailures({ consumer: "billing", topic: "orders.placed", handle }, metrics);
  return { relay, metrics, ready: broker.subscribe(subscription) };
}

test("consumers remember for longer than an event can come again", () => {
  expect(REMEMBERED_DAYS).toBeGreaterThan(OFFERED_DAYS + CARRIED_DAYS);
});

describe("Relay", () => {
  test("publishes what waits and counts it", async () => {
    const { queue } = anOutbox("1", "2");
    const heard: string[] = [];
    const { relay, metrics, ready } = aRelay(queue, ({ id }) => {
      heard.push(id);
      return Promise.resolve();
    });
    await ready;

    expect(await relay.drain()).toBe(2);
    expect(heard).toEqual(["1", "2"]);
    expect(await metrics.registry.metrics()).toContain('outbox_published_messages_total{module="orders"} 2');
  });

  test("keeps what a subscriber could not handle, for later, and goes on with the rest", async () => {
    const { queue, postponed } = anOutbox("1", "2");
    const { relay, metrics, ready } = aRelay(queue, ({ id }) =>
      id === "1" ? Promise.reject(new Error("not now")) : Promise.resolve(),
    );
    await ready;

    expect(await relay.drain()).toBe(1);
    expect(postponed).toEqual(["1"]);
    const measured = await metrics.registry.metrics();
    expect(measured).toContain('outbox_pending_messages{module="orders"} 1');
    expect(measured).toContain('outbox_oldest_message_age_seconds{module="orders"} 90');
    expect(measured).toContain('inbox_failed_messages_total{module="billing",topic="orders.placed"} 1');
  });

  test("stops after the message at hand and leaves the others where they are", async () => {
    const { queue } = anOutbox("1", "2");
    let ending: Promise<void> | undefined;
    const { relay, ready } = aRelay(queue, () => {
      ending = relay.stop();
      return Promise.resolve();
    });
    await ready;

    expect(await relay.drain()).toBe(1);
    await ending;
    expect(await queue.backlog()).toMatchObject({ count: 1 });
  });
});
