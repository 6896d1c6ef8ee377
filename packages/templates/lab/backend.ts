import { setTimeout as wait } from "node:timers/promises";
import { lastWords, insist } from "./commands.ts";
import { freePort } from "./ports.ts";
import { start, type Environment, type Running } from "./processes.ts";
import { migrateCommand, startCommand } from "./repository.ts";
import { Disproved, type StepContext } from "./step.ts";
import type { System } from "../src/index.ts";

export type App = System["apps"][number];

/** One process of the backend on this machine. */
export interface RunningApp {
  readonly name: string;
  readonly port: number;
  readonly baseUrl: string;
  readonly process: Running;
}

const READY_SECONDS = 60;

/** What a production start needs that this machine can give. */
export function productionEnvironment(databaseUrl: string): Environment {
  return {
    APP_ENV: "production",
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    HOST: "127.0.0.1",
    RATE_LIMIT_MAX: "0",
    SHUTDOWN_DRAIN_MS: "0",
    OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
  };
}

/** The same with a new database, with a broker where the apps speak through one, and with the provider of the tokens that they ask for. */
export async function productionSet(context: StepContext, purpose: string): Promise<Environment> {
  const { system } = await context.repository();
  const speaks = system.backing.some(({ kind }) => kind === "broker");
  const broker = speaks ? { NATS_URL: (await context.services.broker(context.log)).url } : {};
  return { ...productionEnvironment(await context.services.database(purpose)), ...broker, ...(await context.services.identity()).environment };
}

/** Starts one app without waiting for it; a port in the environment is honoured. */
export async function launchApp(context: StepContext, app: App, environment: Environment): Promise<RunningApp> {
  const port = environment.PORT === undefined ? await freePort() : Number(environment.PORT);
  const { command, cwd } = startCommand(await context.repository(), app);
  const identity = await context.services.identity();
  const env = { ...context.environment, ...identity.environment, ...environment, PORT: String(port) };
  const process = start(command, { cwd, env, log: context.log });
  return { name: app.name, port, baseUrl: `http://127.0.0.1:${String(port)}`, process };
}

/** Starts one app and waits until it says that it is ready; answers the milliseconds that took, too. */
export async function startApp(context: StepContext, app: App, environment: Environment): Promise<RunningApp & { readonly readyMs: number }> {
  const began = performance.now();
  const running = await launchApp(context, app, environment);
  await untilReady(running, app.paths.ready);
  return { ...running, readyMs: performance.now() - began };
}

/** Makes the tables of an app in the database of the environment. */
export async function migrate(context: StepContext, app: App, environment: Environment): Promise<void> {
  const { command, cwd } = migrateCommand(await context.repository(), app);
  await insist(context, command, { cwd, env: environment, seconds: 120 });
}

/** Waits until a route answers 200. */
export async function untilReady(app: RunningApp, path: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  const deadline = performance.now() + READY_SECONDS * 1000;
  let last = "no answer";
  while (performance.now() < deadline) {
    if (app.process.hasEnded()) throw new Disproved(`${app.name} ended before it was ready: ${lastWords(app.process.all())}`);
    const answer = await statusOf(`${app.baseUrl}${path}`, 5000, headers);
    if (answer === 200) return;
    last = answer === undefined ? "no answer" : String(answer);
    await wait(15);
  }
  throw new Disproved(`${app.name} was not ready within ${String(READY_SECONDS)} s (${path}: ${last}): ${lastWords(app.process.all())}`);
}

/** The status of a GET, undefined when nobody answers. */
export async function statusOf(url: string, timeoutMs = 5000, headers: Readonly<Record<string, string>> = {}): Promise<number | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "manual", headers: { connection: "close", ...headers } });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

/** The only app of a monolith. */
export function onlyApp(system: System): App {
  const [app] = system.apps;
  if (app === undefined) throw new Disproved("the blueprint hosts its modules nowhere");
  return app;
}
