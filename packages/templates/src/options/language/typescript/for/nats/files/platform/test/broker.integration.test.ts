import { setTimeout as pause } from "node:timers/promises";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { afterAll, describe, expect, test, vi } from "vitest";
import { openBroker } from "../src/events/open-broker.ts";
import { newId } from "../src/values.ts";
import { createLog } from "../src/telemetry.ts";

const DAY_NS = 86_400_000_000_000;
const url = process.env["NATS_URL"];
if (!url) process.stdout.write("SKIPPED because NATS_URL names no broker: the tests of the broker\n");

describe.runIf(Boolean(url))("the broker", async () => {
  const topic = `test-${newId()}.happened`;
  const broker = await openBroker(createLog({ logLevel: "silent" }));
  afterAll(() => broker.close());

  const publish = async (payload: { readonly id: string }): Promise<void> => {
    await vi.waitFor(() => broker.check(), { timeout: 30_000 });
    await broker.publish({ id: payload.id, topic, payload, headers: {} });
  };

  test("hands a consumer what was published before it came, and again what it could not handle", async () => {
    const first = { id: newId() };
    const seen: string[] = [];
    await publish(first);
    await broker.subscribe({
      consumer: "test",
      topic,
      handle: ({ id }) => {
        seen.push(id);
        return seen.length === 1 ? Promise.reject(new Error("not now")) : Promise.resolve();
      },
    });

    await vi.waitFor(
      () => {
        expect(seen).toEqual([first.id, first.id]);
      },
      { timeout: 50_000 },
    );
  });

  test.each([
    ["a new stream", undefined, 14 * DAY_NS],
    ["a stream that kept them for ever", 0, 14 * DAY_NS],
    ["a stream that was told to keep them for a day", DAY_NS, DAY_NS],
  ])("keeps events for no longer than consumers remember: %s", async (_what, before, after) => {
    const { streams } = await jetstreamManager(await connect({ servers: url }));
    const id = newId();
    const name = `TEST_${id.replaceAll("-", "_").toUpperCase()}`;
    if (before !== undefined) await streams.add({ name, subjects: [`test-${id}.>`], max_age: before });
    await vi.waitFor(() => broker.check(), { timeout: 30_000 });
    await broker.publish({ id, topic: `test-${id}.happened`, payload: { id }, headers: {} });

    expect((await streams.info(name)).config.max_age).toBe(after);
  });

  test("drops a message that it has already", async () => {
    const seen: string[] = [];
    const once = { id: newId() };
    await broker.subscribe({
      consumer: "counter",
      topic,
      handle: ({ id }) => {
        if (id === once.id) seen.push(id);
        return Promise.resolve();
      },
    });
    await publish(once);
    await publish(once);
    await pause(1_000);

    expect(seen).toEqual([once.id]);
  });
});
