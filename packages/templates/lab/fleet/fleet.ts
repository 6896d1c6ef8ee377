import { migrate, productionEnvironment, startApp, type App, type RunningApp } from "../backend.ts";
import { databaseRelays, type DatabaseRelays } from "../database-relays.ts";
import { freePort } from "../ports.ts";
import type { Environment } from "../processes.ts";
import type { StepContext } from "../step.ts";
import { startBroker, type Broker } from "./broker.ts";

/** Every app of a repository as a process of its own, each with its own database, and one broker. */
export interface Fleet {
  readonly apps: readonly App[];
  readonly broker: Broker;
  readonly databases: DatabaseRelays;
  readonly running: (app: App) => RunningApp;
  readonly environmentOf: (app: App) => Environment;
  /** Ends one app as a crash does. */
  readonly kill: (app: App) => Promise<void>;
  /** Starts it again where it was. */
  readonly revive: (app: App) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Milliseconds from the first start until all were ready. */
  readonly readyMs: number;
}

/** The address at which callers find an app, of the one at which it listens. */
type Detour = (url: string, app: string) => Promise<string>;

const straight: Detour = (url) => Promise.resolve(url);

/** Starts the whole fleet and waits until each says that it is ready; its apps call each other by way of the detour. */
export async function startFleet(context: StepContext, brokerFolder: string, detour = straight): Promise<Fleet> {
  const { apps } = (await context.repository()).system;
  const broker = await startBroker(brokerFolder, context.log);
  const databases = databaseRelays();
  const environments = await environmentsOf(context, { apps, broker, databases, detour });
  const environmentOf = (app: App): Environment => environments.get(app.name) ?? {};
  for (const app of apps) await migrate(context, app, environmentOf(app));
  const began = performance.now();
  const processes = new Map<string, RunningApp>();
  const revive = async (app: App): Promise<void> => {
    processes.set(app.name, await startApp(context, app, environmentOf(app)));
  };
  await Promise.all(apps.map(revive));
  const readyMs = performance.now() - began;
  const running = (app: App): RunningApp => {
    const found = processes.get(app.name);
    if (found === undefined) throw new Error(`${app.name} was never started`);
    return found;
  };
  const kill = async (app: App): Promise<void> => {
    await running(app).process.stop("SIGKILL", 1);
  };
  const stop = async (): Promise<void> => {
    await Promise.all(apps.map(kill));
    await broker.halt();
    await databases.close();
  };
  return { apps, broker, databases, running, environmentOf, kill, revive, stop, readyMs };
}

interface Plan extends Pick<Fleet, "apps" | "broker" | "databases"> {
  readonly detour: Detour;
}

async function environmentsOf(context: StepContext, { apps, broker, databases, detour }: Plan): Promise<ReadonlyMap<string, Environment>> {
  const [ports, found] = [new Map<string, number>(), new Map<string, string>()];
  for (const { name } of apps) {
    const port = await freePort();
    ports.set(name, port);
    found.set(name, await detour(`http://127.0.0.1:${String(port)}`, name));
  }
  const environments = new Map<string, Environment>();
  for (const app of apps) {
    const addresses = Object.fromEntries(app.calls.map(({ app: called, variable }) => [variable, found.get(called)]));
    const database = await databases.through(await context.services.database(app.name));
    environments.set(app.name, { ...productionEnvironment(database), ...addresses, NATS_URL: broker.url, PORT: String(ports.get(app.name)) });
  }
  return environments;
}
