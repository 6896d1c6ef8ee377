import { Kysely, PostgresDialect, type PostgresPool, sql } from "kysely";
import pg from "pg";
import type { Config } from "../config.ts";
import { embeddedPool } from "./embedded.ts";
import { traceQuery } from "./trace-query.ts";

/** A module narrows it to its own tables with `$extendTables`. */
export type Database = Kysely<unknown>;

export interface OpenDatabase {
  readonly client: Database;
  readonly embedded: boolean;
  /** Rejects when the database does not answer. */
  check(): Promise<unknown>;
  close(): Promise<void>;
}

const STATEMENT_LIMIT_MS = 10_000;

function serverPool(url: string, max: number): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_LIMIT_MS,
    idle_in_transaction_session_timeout: STATEMENT_LIMIT_MS,
  });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  return pool;
}

/** PostgreSQL where a URL is given, else an embedded one (PGlite), which keeps its data in `folder` or in memory. */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "databasePoolMax">,
  folder?: string,
): Promise<OpenDatabase> {
  const { databaseUrl, databasePoolMax } = config;
  const embedded = databaseUrl === undefined;
  const pool = embedded ? await embeddedPool(folder) : serverPool(databaseUrl, databasePoolMax);
  const client = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), log: traceQuery });
  return {
    client,
    embedded,
    check: () => sql`select 1`.execute(client),
    close: () => client.destroy(),
  };
}
