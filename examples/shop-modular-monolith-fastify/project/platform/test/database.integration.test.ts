import { trace } from "@opentelemetry/api";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { createTestDatabase, openDatabase } from "../src/database/index.ts";

const serverUrl = process.env["DATABASE_URL"];

test("the span of a statement is named after what it does, those around a transaction, too", async () => {
  const spans = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }));
  const database = await createTestDatabase(serverUrl);

  await database.client.transaction().execute((transaction) => sql`select 1`.execute(transaction));

  const names = spans.getFinishedSpans().map(({ name }) => name);
  expect(names).toEqual(["begin postgresql", "select postgresql", "commit postgresql"]);
  await database.close();
});

test.runIf(serverUrl)("a migration that waits for a lock holds up nobody for long", async () => {
  const database = openDatabase({ databaseUrl: serverUrl, databasePoolMax: 1, statementLimitMs: 0 });

  const { rows } = await sql`show lock_timeout`.execute(database.client);

  expect(rows).toEqual([{ lock_timeout: "10s" }]);
  await database.close();
});

test.runIf(serverUrl)("the database answers while requests hold every connection", async () => {
  const database = await createTestDatabase(serverUrl);
  const slow = async (): Promise<unknown> =>
    database.client.connection().execute((db) => sql`select pg_sleep(4)`.execute(db));
  const requests = Array.from({ length: 4 }, slow);

  await expect(database.check()).resolves.toBeDefined();

  await Promise.all(requests);
  await database.close();
});

test.runIf(serverUrl)("a connection on which the server falls silent is given up and replaced", async () => {
  const database = openDatabase({ databaseUrl: serverUrl, databasePoolMax: 1, statementLimitMs: 200 });
  await sql`set statement_timeout = 0`.execute(database.client);

  await expect(sql`select pg_sleep(2)`.execute(database.client)).rejects.toMatchObject({ kind: "unavailable" });
  await expect(sql`select 1`.execute(database.client)).resolves.toBeDefined();

  await database.close();
});
