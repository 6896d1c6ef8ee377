import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenDatabase, openDatabase } from "../src/database/index.ts";

const url = process.env["DATABASE_URL"];
const outage = { name: "Failure", kind: "unavailable" };

test("a database that cannot be reached is an outage", async () => {
  const database = openDatabase({ databaseUrl: "postgresql://nobody@127.0.0.1:1/nothing", databasePoolMax: 1 });

  await expect(sql`select 1`.execute(database.client)).rejects.toMatchObject(outage);
  await database.close();
});

describe.runIf(Boolean(url))("a database that goes", () => {
  let database: OpenDatabase;

  beforeAll(() => {
    database = openDatabase({ databaseUrl: url, databasePoolMax: 1, statementLimitMs: 200 });
  });
  afterAll(() => database.close());

  test.each([
    ["ends a connection in the middle of a query", sql`select pg_terminate_backend(pg_backend_pid())`],
    ["takes longer than a caller waits", sql`select pg_sleep(5)`],
  ])("%s is an outage, and the next query has an answer", async (_what, query) => {
    await expect(query.execute(database.client)).rejects.toMatchObject(outage);
    await expect(sql`select 1`.execute(database.client)).resolves.toBeDefined();
  });

  test("in the middle of a transaction is an outage", async () => {
    const interrupted = database.client.transaction().execute(async (transaction) => {
      await sql`select 1`.execute(transaction);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction);
    });

    await expect(interrupted).rejects.toMatchObject(outage);
  });

  test("does not excuse a statement that is wrong", async () => {
    await expect(sql`select nothing`.execute(database.client)).rejects.not.toMatchObject(outage);
  });
});
