import { setTimeout as pause } from "node:timers/promises";
import { given, type Check, type Sentence } from "../../check.ts";
import { expectFact } from "../../expectations.ts";
import { NoAnswer, send, type Call, type Reply } from "../../http-client.ts";
import type { BackendStarter, Exit, Instance } from "../../suite-options.ts";
import { waitFor, type World } from "../../world.ts";

const withBackend = {
  pick: (world: World): BackendStarter | undefined => world.options.backend,
  otherwise: "no way to start the backend was given",
};

type Environment = Readonly<Record<string, string | undefined>>;

/** A check that works on processes of its own. */
export function withStarter(sentence: Sentence, run: (world: World, backend: BackendStarter) => Promise<void>): Check {
  return given(withBackend, sentence, run);
}

function lastWords(instance: Instance): string {
  return instance.output().trim().split("\n").slice(-5).join(" | ").slice(-600);
}

/** Status of a route of that instance; undefined while nobody listens. */
export async function statusOf(instance: Instance, path: string): Promise<number | undefined> {
  try {
    return (await send(instance.baseUrl, { path, timeoutMs: 5_000 })).status;
  } catch (cause) {
    if (cause instanceof NoAnswer) return undefined;
    throw cause;
  }
}

/** How the process ended, or undefined when it still runs after that time. */
export async function exitWithin(instance: Instance, withinMs: number): Promise<Exit | undefined> {
  const timer = new AbortController();
  const late = pause(withinMs, undefined, { signal: timer.signal }).catch(() => undefined);
  const exit = await Promise.race([instance.exited, late]);
  timer.abort();
  return exit;
}

/** Runs with a ready instance, and ends it whatever happens. */
export async function withInstance(world: World, environment: Environment, run: (instance: Instance) => Promise<void>): Promise<void> {
  const backend = world.options.backend;
  expectFact(backend !== undefined, "no way to start the backend was given");
  const instance = await backend.start(environment);
  try {
    const ready = await waitFor(world.patience.readyMs, async () => ((await statusOf(instance, "/health/ready")) === 200 ? true : undefined));
    expectFact(ready === true, `started; /health/ready was not 200 within ${world.patience.readyMs} ms. Its last words: ${lastWords(instance)}`);
    await run(instance);
  } finally {
    instance.signal("SIGKILL");
    await exitWithin(instance, 5_000);
  }
}

/** Sends to that instance, with a token where one is needed. */
export function sendToInstance(world: World, instance: Instance, call: Call): Promise<Reply> {
  const { oidc } = world.options;
  const headers = oidc === undefined ? {} : { authorization: `Bearer ${oidc.sign()}` };
  return send(instance.baseUrl, { ...call, headers: { ...headers, ...call.headers } });
}

/** Fails unless the process ended cleanly within that time. */
export async function expectCleanExit(world: World, instance: Instance, withinMs: number): Promise<void> {
  const exit = await exitWithin(instance, withinMs);
  expectFact(exit !== undefined, `SIGTERM: still running after ${withinMs} ms. Its last words: ${lastWords(instance)}`);
  const allowed = world.options.backend?.cleanExitCodes ?? [0];
  const clean = exit.code !== null && allowed.includes(exit.code);
  expectFact(
    clean,
    `SIGTERM: ended with code ${exit.code} signal ${exit.signal}; expected code ${allowed.join(" or ")}. Its last words: ${lastWords(instance)}`,
  );
}
