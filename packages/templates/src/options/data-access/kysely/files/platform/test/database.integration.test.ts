import { sql } from "kysely";
import { expect, test } from "vitest";
import { createTestDatabase } from "../src/database/index.ts";

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
