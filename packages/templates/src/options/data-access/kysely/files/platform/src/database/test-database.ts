import pg from "pg";
import { newId } from "../values.ts";
import { type OpenDatabase, openDatabase } from "./open.ts";

/** An empty database that is gone after `close`: a new one on the given server, or an embedded one in memory. */
export async function createTestDatabase(serverUrl?: string): Promise<OpenDatabase> {
  if (!serverUrl) return openDatabase({ databaseUrl: undefined, databasePoolMax: 1 });
  const name = `test_${newId().replaceAll("-", "")}`;
  await run(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = openDatabase({ databaseUrl: url.href, databasePoolMax: 4 });
  return {
    ...database,
    close: async () => {
      await database.close();
      await run(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
