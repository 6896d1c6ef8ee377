import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type OpenDatabase, createTestDatabase, outboxIn, outboxQueue } from "../src/database/index.ts";
import { defineEvent } from "../src/events/event.ts";
import { newId } from "../src/values.ts";

const Placed = defineEvent("shop.placed", z.object({ id: z.uuid() }));

describe("the outbox", () => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await createTestDatabase(process.env["DATABASE_URL"]);
    await sql`create schema shop`.execute(database.client);
    await sql`
      create table shop.outbox (
        id uuid primary key, topic text not null, payload jsonb not null, headers jsonb not null,
        attempts integer not null default 0,
        created_at timestamptz not null default now(), available_at timestamptz not null default now()
      )`.execute(database.client);
  });
  afterAll(() => database.close());

  const append = async (): Promise<string> => {
    const id = newId();
    await database.client.transaction().execute((transaction) => outboxIn(transaction, "shop").append(Placed, { id }));
    return id;
  };

  test("offers a message to one taker at a time, until it is confirmed", async () => {
    const queue = outboxQueue(database.client, "shop");
    const id = await append();

    expect(await queue.claim(10)).toMatchObject([{ id, topic: "shop.placed", payload: { id }, attempts: 1 }]);
    expect(await queue.claim(10)).toEqual([]);

    await queue.postpone(id, 0);
    expect(await queue.claim(10)).toMatchObject([{ id, attempts: 2 }]);

    await queue.confirm(id);
    expect(await queue.backlog()).toEqual({ count: 0, oldestSeconds: 0 });
  });

  test("knows how long the oldest message has waited, however often it was offered", async () => {
    const queue = outboxQueue(database.client, "shop");
    const [old, young] = [await append(), await append()];
    await sql`update shop.outbox set created_at = now() - interval '1 hour' where id = ${old}`.execute(database.client);
    await queue.claim(10);
    await queue.postpone(old, 60);

    const { count, oldestSeconds } = await queue.backlog();
    expect(count).toBe(2);
    expect(oldestSeconds).toBeGreaterThanOrEqual(3_600);
    expect(oldestSeconds).toBeLessThan(3_660);

    await queue.confirm(old);
    expect((await queue.backlog()).oldestSeconds).toBeLessThan(60);
    await queue.confirm(young);
  });

  test("offers once what is old, and not again: a consumer may have forgotten that it had it", async () => {
    const queue = outboxQueue(database.client, "shop");
    const id = await append();
    await sql`update shop.outbox set created_at = now() - interval '15 days' where id = ${id}`.execute(database.client);

    expect(await queue.claim(10)).toMatchObject([{ id }]);
    await queue.postpone(id, 0);
    expect(await queue.claim(10)).toEqual([]);
    expect(await queue.backlog()).toMatchObject({ count: 1 });
    await queue.confirm(id);
  });

  test("keeps the order in which messages were written", async () => {
    const ids = [await append(), await append(), await append()];

    expect((await outboxQueue(database.client, "shop").claim(10)).map(({ id }) => id)).toEqual(ids);
  });
});
