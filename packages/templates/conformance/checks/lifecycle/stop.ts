import { setTimeout as pause } from "node:timers/promises";
import type { Check } from "../../check.ts";
import { expectFact, expectStatus } from "../../expectations.ts";
import { describeReply, NoAnswer } from "../../http-client.ts";
import { openConnection } from "../../raw-socket.ts";
import type { Instance } from "../../suite-options.ts";
import { uniqueName, waitFor, type World } from "../../world.ts";
import { exitWithin, expectCleanExit, sendToInstance, statusOf, withInstance, withStarter } from "./instance.ts";

/** Settings for a stop that drains that long. */
function draining(world: World, drainMs: number): Record<string, string> {
  return { SHUTDOWN_DRAIN_MS: String(drainMs), SHUTDOWN_GRACE_MS: String(world.patience.graceMs) };
}

/** The longest a stop may take: drain, grace, and some time for a slow machine. */
function longestStop({ patience }: World, drainMs = 0): number {
  return drainMs + patience.graceMs + patience.answerMs / 2;
}

function collection(world: World): string {
  return world.modules[0]?.path ?? "/";
}

/** A creation whose body is sent in two halves. */
async function halfSent(world: World, instance: Instance): Promise<{ finish: () => void; received: () => string; close: () => void }> {
  const body = JSON.stringify({ name: uniqueName("in flight") });
  const token = world.options.oidc === undefined ? "" : `authorization: Bearer ${world.options.oidc.sign()}\r\n`;
  const connection = await openConnection(instance.baseUrl);
  connection.write(
    `POST ${collection(world)} HTTP/1.1\r\nhost: localhost\r\n${token}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`,
  );
  connection.write(body.slice(0, 10));
  await pause(100);
  return { finish: () => connection.write(body.slice(10)), received: connection.received, close: connection.close };
}

interface Traffic {
  readonly stop: () => Promise<void>;
  readonly faults: readonly string[];
  readonly answered: () => number;
}

/** Callers that ask one request after the other, each on a fresh connection. */
function traffic(world: World, instance: Instance, callers: number): Traffic {
  const faults: string[] = [];
  let going = true;
  let answered = 0;
  const caller = async (): Promise<void> => {
    while (going) {
      const call = answered % 3 === 0 ? { method: "POST", path: collection(world), json: { name: uniqueName("load") } } : { path: collection(world) };
      try {
        const reply = await sendToInstance(world, instance, call);
        answered += 1;
        if (reply.status >= 400) faults.push(describeReply(reply));
      } catch (cause) {
        if (!(cause instanceof NoAnswer)) throw cause;
        faults.push(cause.message);
        await pause(5);
      }
    }
  };
  const callersDone = Promise.all(Array.from({ length: callers }, caller));
  return {
    stop: async () => {
      going = false;
      await callersDone;
    },
    faults,
    answered: () => answered,
  };
}

export const stopChecks: readonly Check[] = [
  withStarter(
    { id: "lifecycle.stops-cleanly", title: "SIGTERM ends the process with exit code 0", contract: "SIGTERM: … pools close, exit 0 within the grace period." },
    (world) =>
      withInstance(world, draining(world, 0), async (instance) => {
        expectStatus(await sendToInstance(world, instance, { path: collection(world) }), 200);
        instance.signal("SIGTERM");
        await expectCleanExit(world, instance, longestStop(world));
      }),
  ),
  withStarter(
    { id: "lifecycle.finishes-request", title: "a request in flight is answered after SIGTERM", contract: "SIGTERM: … requests in flight finish." },
    (world) =>
      withInstance(world, draining(world, 0), async (instance) => {
        const request = await halfSent(world, instance);
        instance.signal("SIGTERM");
        await pause(world.patience.graceMs / 10);
        request.finish();
        const answered = await waitFor(world.patience.graceMs, () => Promise.resolve(request.received().includes("\r\n\r\n") ? true : undefined));
        const answer = request.received();
        expectFact(
          answered === true && /^HTTP\/1\.1 201 /.test(answer),
          `POST ${collection(world)} begun before SIGTERM and finished a little after it → "${answer.slice(0, 120)}"; expected 201`,
        );
        request.close();
        await expectCleanExit(world, instance, longestStop(world));
      }),
  ),
  withStarter(
    {
      id: "lifecycle.ready-turns-503",
      title: "during the drain readiness is 503 and liveness 200",
      contract: "SIGTERM: readiness turns 503; 503 while draining.",
    },
    (world) =>
      withInstance(world, draining(world, world.patience.drainMs), async (instance) => {
        instance.signal("SIGTERM");
        const turned = await waitFor(world.patience.drainMs * 0.7, async () => ((await statusOf(instance, "/health/ready")) === 503 ? true : undefined));
        expectFact(
          turned === true,
          `SIGTERM with SHUTDOWN_DRAIN_MS=${world.patience.drainMs}: /health/ready did not become 503 while draining, it answers ${String(await statusOf(instance, "/health/ready"))}`,
        );
        const live = await statusOf(instance, "/health/live");
        expectFact(live === 200, `during the drain /health/live → ${String(live)}; expected 200`);
        await expectCleanExit(world, instance, longestStop(world, world.patience.drainMs));
      }),
  ),
  withStarter(
    {
      id: "lifecycle.serves-while-draining",
      title: "during the drain requests are still served",
      contract: "SIGTERM: readiness turns 503, after a short drain delay no new work is taken.",
    },
    (world) =>
      withInstance(world, draining(world, world.patience.drainMs), async (instance) => {
        instance.signal("SIGTERM");
        await pause(world.patience.drainMs / 5);
        expectStatus(await sendToInstance(world, instance, { method: "POST", path: collection(world), json: { name: uniqueName("draining") } }), 201);
        await expectCleanExit(world, instance, longestStop(world, world.patience.drainMs));
      }),
  ),
  withStarter(
    {
      id: "lifecycle.loses-nothing-under-load",
      title: "under load, callers that mind readiness lose no request",
      contract: "SIGTERM with requests in flight: readiness 503, drain, requests in flight finish, exit 0.",
    },
    (world) =>
      withInstance(world, draining(world, world.patience.drainMs), async (instance) => {
        const load = traffic(world, instance, 6);
        await pause(300);
        instance.signal("SIGTERM");
        await waitFor(world.patience.drainMs, async () => ((await statusOf(instance, "/health/ready")) === 200 ? undefined : true));
        await load.stop();
        expectFact(
          load.answered() > 0 && load.faults.length === 0,
          `SIGTERM under load: ${load.faults.length} of ${load.answered()} requests failed, such as ${load.faults[0] ?? "none"}`,
        );
        await expectCleanExit(world, instance, longestStop(world, world.patience.drainMs));
      }),
  ),
  withStarter(
    { id: "lifecycle.idle-connection", title: "a connection that is idle or never finishes its question does not hold the process", contract: "SIGTERM: … exit 0 within the grace period." },
    (world) =>
      withInstance(world, draining(world, 0), async (instance) => {
        const silent = await openConnection(instance.baseUrl);
        const kept = await openConnection(instance.baseUrl);
        kept.write("GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n");
        const begun = await openConnection(instance.baseUrl);
        begun.write("GET /health/live HTTP/1.1\r\nhost: ");
        await pause(100);
        instance.signal("SIGTERM");
        await expectCleanExit(world, instance, longestStop(world));
        for (const connection of [silent, kept, begun]) connection.close();
      }),
  ),
  withStarter(
    {
      id: "lifecycle.grace-is-bounded",
      title: "a request that never ends does not hold the process beyond the grace period",
      contract: "exit … within the grace period; SHUTDOWN_GRACE_MS.",
    },
    (world) =>
      withInstance(world, draining(world, 0), async (instance) => {
        const request = await halfSent(world, instance);
        instance.signal("SIGTERM");
        const exit = await exitWithin(instance, longestStop(world));
        request.close();
        expectFact(
          exit !== undefined,
          `SIGTERM with SHUTDOWN_GRACE_MS=${world.patience.graceMs} and a request that never ends: still running after ${longestStop(world)} ms`,
        );
      }),
  ),
];
