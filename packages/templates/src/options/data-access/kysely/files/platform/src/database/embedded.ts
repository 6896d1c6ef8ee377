import type { PostgresPool, PostgresPoolClient } from "kysely";

/** PGlite in the shape of a pool. It has one connection, so whoever connects waits for their turn. */
export async function embeddedPool(folder?: string): Promise<PostgresPool> {
  // A development dependency: the production bundle does not contain it.
  const { PGlite } = await import("@electric-sql/pglite");
  const pglite = await PGlite.create(folder);
  let lastTurn = Promise.resolve();

  const query = async (statement: string, parameters: unknown[] = []): Promise<unknown> => {
    // Only `exec` takes several statements at once, as migrations have them.
    if (parameters.length === 0) {
      const results = await pglite.exec(statement);
      return rowsOf(results.at(-1));
    }
    return rowsOf(await pglite.query(statement, parameters));
  };

  return {
    options: {},
    connect: async () => {
      const previousTurn = lastTurn;
      const turn = Promise.withResolvers<undefined>();
      lastTurn = turn.promise;
      await previousTurn;
      return {
        query,
        release: () => {
          turn.resolve(undefined);
        },
      } as unknown as PostgresPoolClient;
    },
    end: () => pglite.close(),
  };
}

const rowsOf = (result?: { rows: unknown[]; affectedRows?: number }): object => ({
  command: "UPDATE",
  rowCount: result?.affectedRows ?? 0,
  rows: result?.rows ?? [],
});
