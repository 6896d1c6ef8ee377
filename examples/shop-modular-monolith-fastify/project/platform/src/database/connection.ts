import pg from "pg";

/** The server keeps to its limit and says so; when it does not, it has gone silent. */
const SERVER_IS_LATE_MS = 500;

/**
 * A connection that is asked by callback, and given up when the server has gone silent. The driver's own promise and timer
 * (`query_timeout`) keep the rows of every query until the next large garbage collection, which is most of the collector's
 * work under load; and its timer leaves the connection in the pool, where the next query waits behind the one that is lost.
 */
export class Connection extends pg.Client {
  readonly #limitMs: number;

  constructor(config: pg.ClientConfig = {}) {
    super(config);
    this.#limitMs = Number(config.statement_timeout);
  }

  /** Kysely asks with a statement and its values only; `never` agrees with every other way to ask. */
  override query(...[statement, values]: never[]): never {
    const { promise, resolve, reject } = Promise.withResolvers<pg.QueryResult>();
    const giveUp = (): void => {
      reject(new Error("Query timeout: PostgreSQL does not answer."));
      void this.end();
    };
    const timer = this.#limitMs > 0 ? setTimeout(giveUp, this.#limitMs + SERVER_IS_LATE_MS) : undefined;
    super.query(statement as never, values as never, (error: Error | null, result: pg.QueryResult) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve(result);
    });
    return promise as never;
  }
}
