import { setTimeout as pause } from "node:timers/promises";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { afterAll, describe, expect, test, vi } from "vitest";
import { openBroker, serversAt } from "../src/events/open-broker.ts";
import { newId } from "../src/values.ts";
import { createLog } from "../src/telemetry.ts";

const DAY_NS = 86_400_000_000_000;
const log = createLog({ logLevel: "silent" });
const open = () => openBroker(log, { environment: "test" });

test.each([
  ["nats://a:4222", { servers: ["nats://a:4222"] }],
  [
    "nats://shop:p%40ss@a:4222, nats://b:4222",
    { servers: ["nats://a:4222", "nats://b:4222"], user: "shop", pass: "p@ss" },
  ],
  ["tls://secret@a:4222", { servers: ["tls://a:4222"], token: "secret" }],
])("of %s the client is told what it needs", (addresses, told) => {
  expect(serversAt(addresses)).toEqual(told);
});

test("production has no broker by default", async () => {
  vi.stubEnv("NATS_URL", "");
  await expect(openBroker(log, { environment: "production" })).rejects.toThrow("NATS_URL");
  vi.unstubAllEnvs();
});

const url = process.env["NATS_URL"];
if (!url) process.stdout.write("SKIPPED because NATS_URL names no broker: the tests of the broker\n");

describe.runIf(Boolean(url))("the broker", async () => {
  const topic = `test-${newId()}.happened`;
  const broker = await open();
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
    const connection = await connect({ servers: url });
    const { streams } = await jetstreamManager(connection);
    const id = newId();
    const name = `TEST_${id.replaceAll("-", "_").toUpperCase()}`;
    if (before !== undefined) await streams.add({ name, subjects: [`test-${id}.>`], max_age: before });
    await vi.waitFor(() => broker.check(), { timeout: 30_000 });
    await broker.publish({ id, topic: `test-${id}.happened`, payload: { id }, headers: {} });

    expect((await streams.info(name)).config.max_age).toBe(after);
    await connection.close();
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

  test("finishes what it handles before it closes", async () => {
    const closing = await open();
    const begun = Promise.withResolvers<undefined>();
    const done: string[] = [];
    const event = { id: newId() };
    await publish(event);
    await closing.subscribe({
      consumer: "slow",
      topic,
      handle: async ({ id }) => {
        begun.resolve(undefined);
        await pause(500);
        done.push(id);
      },
    });
    await begun.promise;
    await closing.close();

    expect(done).toHaveLength(1);
  });
});
