import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type AppDefaults, type Config, loadConfig, loadDatabaseUrl, readDatabaseUrl } from "./config.ts";
import { type OpenDatabase, migrate, openDatabase } from "./database/index.ts";
import { type Broker, countingFailures, inProcessBroker } from "./events/broker.ts";
import { Relay } from "./events/relay.ts";
import { type HttpServer, createServer } from "./http/index.ts";
import { type Logger, createLog, createMetrics } from "./telemetry.ts";
import type { Module, ModuleContext } from "./module.ts";
import { openApiOf } from "./openapi.ts";
import type { Operation } from "./operation.ts";
import { Readiness, logCrashes, stopOnSignal } from "./lifecycle.ts";
import { ServiceClient } from "./service-client.ts";

/** What makes one app different from another. */
export interface App extends AppDefaults {
  readonly name: string;
  /** The modules that live in this app. */
  readonly modules: readonly string[];
  /** Holds `<module>/migrations/*.sql`. */
  readonly migrations: URL;
  /** Where development keeps its data when there is no database server. */
  readonly data: URL;
  /** Absent where publishers and consumers live in one process. */
  readonly openBroker?: (log: Logger, config: Config) => Promise<Broker>;
  readonly compose: (context: AppContext) => readonly Module[];
}

export interface AppContext extends ModuleContext {
  /** A client for one of the modules that the app calls elsewhere. */
  readonly service: (module: string) => ServiceClient;
}

export interface Backend {
  readonly url: string;
  readonly broker: Broker;
  readonly relay: Relay;
  stop(): Promise<void>;
}

interface Ground {
  readonly config: Config;
  readonly log: Logger;
  readonly database: OpenDatabase;
}

/** An app put together, before anything listens or runs in the background. */
export interface Assembly {
  readonly server: HttpServer;
  readonly broker: Broker;
  readonly relay: Relay;
  readonly readiness: Readiness;
}

/** What is answered by way of another service may fail by its answer. */
const calling = ({ services }: Config, operations: readonly Operation[]): readonly Operation[] =>
  Object.keys(services).length === 0
    ? operations
    : operations.map((operation) => ({ ...operation, problems: [...operation.problems, 502] }));

/** An embedded database opens and gets its tables while the server is put together. */
export async function assemble(app: App, { config, log, database }: Ground): Promise<Assembly> {
  const broker = (await app.openBroker?.(log, config)) ?? inProcessBroker();
  const service = (module: string): ServiceClient =>
    new ServiceClient({ service: module, baseUrl: config.services[module] ?? "" });
  const modules = app.compose({ database: database.client, service });

  const metrics = createMetrics();
  const relay = new Relay({ queues: modules.flatMap(({ outbox }) => outbox ?? []), broker, metrics, log });
  const checks = { database: () => database.check(), broker: () => broker.check() };
  const readiness = new Readiness(checks, { metrics, log });
  const operations = modules.flatMap((module) => module.operations);
  const openApi = openApiOf(app.name, config.version, calling(config, operations));
  const creating = createServer({ config, log, metrics, readiness, openApi, modules });
  // On a server, migrations are a step of the deployment and not of the start.
  const [server] = await Promise.all([creating, database.embedded ? migrate(database, app) : undefined]);
  for (const { subscriptions } of modules) {
    for (const subscription of subscriptions) await broker.subscribe(countingFailures(subscription, metrics));
  }
  return { server, broker, relay, readiness };
}

/** Starts an app on its database. `stop` ends everything in the opposite order. */
export async function startBackend(app: App, ground: Ground): Promise<Backend> {
  const { config, database } = ground;
  const { server, broker, relay, readiness } = await assemble(app, ground);
  const url = await server.listen();
  relay.start(config.outboxPollMs);

  return {
    url,
    broker,
    relay,
    stop: async () => {
      readiness.drain();
      await sleep(config.drainMs);
      await server.close();
      await relay.stop();
      await broker.close();
      await database.close();
    },
  };
}

/** The whole life of a process: configuration, start, and the stop on a signal. */
export async function runBackend(app: App): Promise<void> {
  const config = loadConfig(app);
  const log = createLog(config);
  logCrashes(log);
  try {
    const database = openDatabase(config, fileURLToPath(app.data));
    const backend = await startBackend(app, { config, log, database });
    log.info({ url: backend.url, environment: config.environment, version: config.version }, "listening");
    stopOnSignal(config, log, () => backend.stop());
  } catch (error) {
    log.fatal({ err: error }, "not started");
    // What is open already would keep a process alive that serves nobody.
    process.exit(1);
  }
}

/** The migration command: brings the database at DATABASE_URL up to date. */
export async function runMigrations(app: App): Promise<void> {
  const applied = await migrateDatabase(app, loadDatabaseUrl());
  process.stdout.write(applied.map((name) => `applied ${name}\n`).join("") || "nothing to migrate\n");
}

/** Brings a database up to date, for as long as it takes; returns the names of the files applied. */
export async function migrateDatabase(
  app: App,
  databaseUrl = readDatabaseUrl(process.env),
): Promise<readonly string[]> {
  const database = openDatabase({ databaseUrl, databasePoolMax: 1, statementLimitMs: 0 });
  try {
    return await migrate(database, app);
  } finally {
    await database.close();
  }
}
