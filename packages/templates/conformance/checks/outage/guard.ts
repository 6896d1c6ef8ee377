import { expectFact } from "../../expectations.ts";
import { NoAnswer, type Call, type Reply } from "../../http-client.ts";
import type { AppSpec, OutageHook } from "../../suite-options.ts";
import { waitFor, type World } from "../../world.ts";

/** Runs while the service is away, and brings it back whatever happens. */
export async function during(hook: OutageHook, run: () => Promise<unknown>): Promise<void> {
  await hook.stop();
  try {
    await run();
  } finally {
    await hook.start();
  }
}

/** An answer in time. */
export async function inTime(world: World, call: Call): Promise<Reply> {
  const { answerMs } = world.patience;
  const reply = await world.send({ ...call, timeoutMs: answerMs + 5_000 });
  expectFact(
    reply.elapsedMs <= answerMs,
    `${reply.call} took ${Math.round(reply.elapsedMs)} ms while a service was away; expected an answer within ${answerMs} ms`,
  );
  return reply;
}

/** Waits until a call answers with that status. */
export async function recovers(world: World, call: Call, status: number): Promise<void> {
  const { readyMs } = world.patience;
  let last = "nothing";
  const back = await waitFor(readyMs, async () => {
    try {
      const reply = await world.send(call);
      last = String(reply.status);
      return reply.status === status ? true : undefined;
    } catch (cause) {
      if (!(cause instanceof NoAnswer)) throw cause;
      last = cause.code;
      return undefined;
    }
  });
  expectFact(back === true, `${call.method ?? "GET"} ${call.path}: after the outage no ${status} within ${readyMs} ms, the last answer was ${last}`);
}

/** Status of an app's readiness. */
export async function readiness(world: World, app: AppSpec): Promise<number> {
  return (await world.sendTo(app, { path: "/health/ready", timeoutMs: world.patience.answerMs + 5_000 })).status;
}
