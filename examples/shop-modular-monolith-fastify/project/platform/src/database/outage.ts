import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { unavailable } from "../problem.ts";

/** Classes of SQLSTATE that pass: no connection, a conflict between transactions, no room, a limit, a server that stops. */
const PASSING = /^(08|40|53|55P03|57)/;

/** Those of them after which a connection is of no use. */
const GONE = /^(08|57P)/;

/** What the driver itself says when a connection cannot be had, breaks or goes silent. */
const BROKEN = /connect|terminated|timeout|not queryable/i;

const isBroken = (error: unknown): boolean =>
  error instanceof pg.DatabaseError
    ? GONE.test(error.code ?? "")
    : error instanceof Error && ("syscall" in error || BROKEN.test(error.message));

const isOutage = (error: unknown): boolean =>
  isBroken(error) || (error instanceof pg.DatabaseError && PASSING.test(error.code ?? ""));

const told = (error: unknown): unknown => (isOutage(error) ? unavailable("The database", error) : error);

/** A connection that says what became of it, and does not go back to the pool when it broke. */
function telling(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  const query = async (statement: string, parameters: unknown[]): Promise<unknown> => {
    try {
      return await client.query(statement, parameters);
    } catch (error) {
      broken ||= isBroken(error);
      throw told(error);
    }
  };
  const release = (discarded?: boolean): void => {
    client.release(discarded === true || broken);
  };
  return { query, release } as unknown as PostgresPoolClient;
}

/** The pool, whose callers are told when it is the database that does not answer, and not a statement that is wrong. */
export function tellingOutages(pool: pg.Pool): PostgresPool {
  // The query builder keeps what it knows of a connection by its client, so each stays the same one.
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw told(error);
      });
      const known = clients.get(client) ?? telling(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}
