import type { Combination } from "./combinations.ts";
import { startBroker, type Broker } from "./fleet/broker.ts";
import { identityOf, type Identity } from "./identity.ts";
import { startPostgres, type PostgresServer } from "./tools/postgres.ts";
import { search } from "./tools/toolbox.ts";

/** Servers that the steps of one combination share; each starts when it is first asked for. */
export interface Services {
  /** The combination's own PostgreSQL; a step that needs it names `postgres` among its tools. */
  readonly postgres: () => Promise<PostgresServer>;
  /** A new, empty database and its URL. */
  readonly database: (purpose: string) => Promise<string>;
  /** The combination's own broker, for apps that are not ready without one. */
  readonly broker: (log: string) => Promise<Broker>;
  /** Who vouches for the callers of the combination; nobody has to where they bring no tokens. */
  readonly identity: () => Promise<Identity>;
  readonly stop: () => Promise<void>;
}

/** Nothing is started yet. */
export function openServices(combination: Combination): Services {
  let server: Promise<PostgresServer> | undefined;
  let messages: Promise<Broker> | undefined;
  let identity: Promise<Identity> | undefined;
  let databases = 0;
  const postgres = async (): Promise<PostgresServer> => {
    server ??= begin();
    return await server;
  };
  return {
    postgres,
    async database(purpose) {
      databases += 1;
      return await (await postgres()).createDatabase(`${purpose}_${String(databases)}`.replaceAll("-", "_"));
    },
    async broker(log) {
      messages ??= beginBroker(log);
      return await messages;
    },
    async identity() {
      identity ??= identityOf(combination);
      return await identity;
    },
    async stop() {
      if (identity !== undefined) await (await identity).close();
      if (messages !== undefined) await (await messages).halt();
      if (server !== undefined) await (await server).stop();
    },
  };
}

async function begin(): Promise<PostgresServer> {
  const answer = await search("postgres");
  if ("reason" in answer) throw new Error(answer.reason);
  return await startPostgres(answer.found.folder);
}

async function beginBroker(log: string): Promise<Broker> {
  const answer = await search("nats");
  if ("reason" in answer) throw new Error(answer.reason);
  return await startBroker(answer.found.folder, log);
}
