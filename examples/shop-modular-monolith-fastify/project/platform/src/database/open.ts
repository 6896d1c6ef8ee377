import { SpanKind } from "@opentelemetry/api";
import { Kysely, type LogEvent, PostgresDialect, type PostgresPool, sql } from "kysely";
import pg from "pg";
import type { Config } from "../config.ts";
import { failSpan, tracer } from "../telemetry.ts";
import { Connection } from "./connection.ts";
import { embeddedPool } from "./embedded.ts";
import { tellingOutages } from "./outage.ts";

/** A module narrows it to its own tables with `$extendTables`. */
export type Database = Kysely<unknown>;

export interface OpenDatabase {
  readonly client: Database;
  readonly embedded: boolean;
  /** Rejects when the database does not answer. */
  check(): Promise<unknown>;
  close(): Promise<void>;
}

export interface DatabaseConfig extends Pick<Config, "databaseUrl" | "databasePoolMax"> {
  /** How long a statement may take; 0 for any time. Requests should not wait longer, migrations may. */
  readonly statementLimitMs?: number;
}

/** What a caller waits for at most: for a statement, and for a connection. */
const STATEMENT_LIMIT_MS = 5_000;
const CONNECTION_LIMIT_MS = 3_000;

/** Whoever comes after a migration that waits for a table waits behind it: better that it fails and is tried again. */
const LOCK_LIMIT_MS = 10_000;

// PostgreSQL writes points in time as JavaScript reads them; the driver's own parser takes three times as long.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text));

function serverPool(connectionString: string, config: DatabaseConfig): PostgresPool {
  const { databasePoolMax: max, statementLimitMs: limit = STATEMENT_LIMIT_MS } = config;
  const pool = new pg.Pool({
    Client: Connection,
    connectionString,
    max,
    connectionTimeoutMillis: CONNECTION_LIMIT_MS,
    idleTimeoutMillis: 30_000,
    // The server keeps to them; should it have gone silent, the connection keeps to the first.
    statement_timeout: limit,
    lock_timeout: LOCK_LIMIT_MS,
    idle_in_transaction_session_timeout: limit,
    types,
  });
  // A connection that breaks is replaced at the next use. Without listeners it would end the process, idle or not.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return tellingOutages(pool);
}

const clientOf = (pool: PostgresPool): Database =>
  new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), log: traceQuery });

/**
 * PostgreSQL where a URL is given, else an embedded one (PGlite), which keeps its data in `folder` or in memory.
 * Neither is waited for: the first query is what fails when it cannot be reached.
 */
export function openDatabase(config: DatabaseConfig, folder?: string): OpenDatabase {
  const { databaseUrl } = config;
  const embedded = databaseUrl === undefined;
  const pool = embedded ? embeddedPool(folder) : serverPool(databaseUrl, config);
  const client = clientOf(pool);
  // On a connection of its own: that requests hold all others does not mean that the database is gone.
  const probe = embedded ? client : clientOf(serverPool(databaseUrl, { ...config, databasePoolMax: 1 }));
  return {
    client,
    embedded,
    check: () => sql`select 1`.execute(probe),
    close: async () => {
      await client.destroy();
      if (probe !== client) await probe.destroy();
    },
  };
}

/** A module owns one PostgreSQL schema, named like it. */
export const schemaOf = (module: string): string => module.replaceAll("-", "_");

/** Records a query that has just ended as a span. Parameters stay out: they hold users' data. */
export function traceQuery(event: LogEvent): void {
  const { sql } = event.query;
  const span = tracer.startSpan(`${sql.split(" ", 1).toString()} postgresql`, {
    kind: SpanKind.CLIENT,
    startTime: Date.now() - event.queryDurationMillis,
    attributes: { "db.system.name": "postgresql", "db.query.text": sql },
  });
  if (event.level === "error") failSpan(span, event.error);
  span.end();
}
