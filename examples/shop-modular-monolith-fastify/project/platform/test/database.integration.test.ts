import { sql } from "kysely";
import { expect, test } from "vitest";
import { createTestDatabase, openDatabase } from "../src/database/index.ts";

const serverUrl = process.env["DATABASE_URL"];

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
