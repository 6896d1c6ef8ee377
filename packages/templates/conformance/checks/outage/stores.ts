import { setTimeout as pause } from "node:timers/promises";
import { given, type Check } from "../../check.ts";
import { expectFact, expectProblem, expectStatus, expectThat, headerOf } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import type { LogReader, OutageHook } from "../../suite-options.ts";
import { create, uniqueName, waitFor, type EventLink, type World } from "../../world.ts";
import { expectDelivered } from "../events/delivery.ts";
import { during, inTime, readiness, recovers } from "./guard.ts";

const withDatabase = {
  pick: (world: World): OutageHook | undefined => world.options.outages?.database,
  otherwise: "the database cannot be stopped here",
};

const withDatabaseAndEvent = {
  pick: ({ eventLinks: [link], options: { outages } }: World): { hook: OutageHook; link: EventLink } | undefined =>
    outages?.database === undefined || link === undefined ? undefined : { hook: outages.database, link },
  otherwise: "the database cannot be stopped here, or no module consumes an event",
};

const withSilence = {
  pick: (world: World): OutageHook | undefined => world.options.outages?.silentDatabase,
  otherwise: "the database cannot be silenced here",
};

const withBroker = {
  pick: (world: World): OutageHook | undefined => (world.eventLinks.length === 0 ? undefined : world.options.outages?.broker),
  otherwise: "there is no broker that can be stopped here, or no event for it",
};

const withDatabaseAndLogs = {
  pick: ({ options: { outages, logs } }: World): { hook: OutageHook; logs: LogReader } | undefined =>
    outages?.database === undefined || logs === undefined ? undefined : { hook: outages.database, logs },
  otherwise: "the database cannot be stopped here, or no log reader was given",
};

function expectAnswerOrProblem(reply: Reply): void {
  if (reply.status !== 200) expectProblem(reply, 503);
}

async function expectReadiness(world: World, status: number): Promise<void> {
  for (const app of world.apps) {
    const turned = await waitFor(world.patience.answerMs, async () => ((await readiness(world, app)) === status ? true : undefined));
    expectFact(turned === true, `/health/ready of ${app.name} did not become ${status} within ${world.patience.answerMs} ms`);
  }
}

async function allBack(world: World): Promise<void> {
  for (const module of world.modules) await recovers(world, { path: module.path }, 200);
}

/** Reads and writes while the store is away. */
async function askWithout(world: World, hook: OutageHook, expected: (reply: Reply) => void): Promise<void> {
  const [module] = world.modules;
  if (module === undefined) return;
  await during(hook, async () => {
    const calls = [{ path: module.path }, { method: "POST", path: module.path, json: { name: uniqueName("lost") } }];
    for (const call of calls) expected(await inTime(world, call));
  });
  await allBack(world);
}

const driverWords = /ECONNREFUSED|connect(ion)? (refused|terminated|to server)|psycopg|sqlalchemy|SELECT |password|127\.0\.0\.1|localhost:\d/i;

export const storeOutageChecks: readonly Check[] = [
  given(
    withDatabase,
    {
      id: "outage.database-answers",
      title: "without database every request is a problem in time that tells nothing of the inside",
      contract: "anything unexpected: 500 problem+json without stack, SQL or path (503 where it is known to pass).",
    },
    (world, hook) =>
      askWithout(world, hook, (reply) => {
        const problem = expectProblem(reply, 500, 503);
        expectThat(!driverWords.test(String(problem["detail"])), reply, 'nothing of the inside in "detail"');
      }),
  ),
  given(
    withDatabase,
    {
      id: "outage.database-retry",
      title: "without database callers are told that it passes: 503 with Retry-After",
      contract: "503 where it is known to pass.",
    },
    (world, hook) =>
      askWithout(world, hook, (reply) => {
        expectProblem(reply, 503);
        expectThat(/^\d+$/.test(headerOf(reply, "retry-after")), reply, "Retry-After in seconds");
      }),
  ),
  given(
    withDatabase,
    {
      id: "outage.database-ready",
      title: "without database readiness is 503, and 200 when it is back",
      contract: "/health/ready (database and broker; 503 while … failing).",
    },
    async (world, hook) => {
      await during(hook, () => expectReadiness(world, 503));
      await allBack(world);
      await expectReadiness(world, 200);
    },
  ),
  given(
    withDatabase,
    { id: "outage.database-live", title: "without database liveness stays 200", contract: "/health/live (no downstream checks)." },
    async (world, hook) => {
      await during(hook, async () => {
        for (const app of world.apps) expectStatus(await world.sendTo(app, { path: "/health/live" }), 200);
      });
      await allBack(world);
    },
  ),
  given(
    withDatabaseAndEvent,
    {
      id: "outage.database-events",
      title: "events go on when the database is back",
      contract: "writes every published event to its outbox in the same transaction; events arrive once it is back.",
    },
    async (world, { hook, link }) => {
      await during(hook, async () => {
        expectProblem(await inTime(world, { path: link.publisher.path }), 500, 503);
        // Long enough for who carries events to look for some, in vain.
        await pause(1_500);
      });
      await allBack(world);
      const name = uniqueName("after the outage");
      await create(world, link.publisher, { name });
      await expectDelivered(world, link, name);
    },
  ),
  given(
    withDatabase,
    {
      id: "outage.database-in-flight",
      title: "requests that are on their way when the database goes get an answer or a 503, and the process lives on",
      contract: "503 where it is known to pass; /health/live (no downstream checks).",
    },
    async (world, hook) => {
      const [module] = world.modules;
      if (module === undefined) return;
      const sent = Array.from({ length: 40 }, () => inTime(world, { path: module.path }));
      const answered = Promise.all(sent.map(async (answer) => expectAnswerOrProblem(await answer)));
      answered.catch(() => undefined);
      await pause(5);
      await during(hook, async () => {
        await answered;
        expectAnswerOrProblem(await inTime(world, { path: module.path }));
      });
      await allBack(world);
    },
  ),
  given(
    withSilence,
    {
      id: "outage.database-silent",
      title: "while the database is silent, requests and readiness are answered in time",
      contract: "Time limits on every outgoing call; /health/ready (database and broker; 503 while … failing).",
    },
    async (world, hook) => {
      const [module] = world.modules;
      if (module === undefined) return;
      await during(hook, async () => {
        expectProblem(await inTime(world, { path: module.path }), 500, 503);
        await expectReadiness(world, 503);
      });
      await allBack(world);
    },
  ),
  given(
    withSilence,
    {
      id: "outage.database-silent-ready",
      title: "while the database is silent, readiness says so before a probe gives up",
      contract: "/health/ready (database and broker; 503 while … failing); Time limits on every outgoing call.",
    },
    async (world, hook) => {
      const { probeMs } = world.patience;
      await during(hook, async () => {
        for (const app of world.apps) {
          const reply = await world.sendTo(app, { path: "/health/ready" });
          expectStatus(reply, 503);
          expectFact(reply.elapsedMs <= probeMs, `/health/ready of ${app.name} took ${Math.round(reply.elapsedMs)} ms while the database was silent; expected at most ${probeMs} ms`);
        }
      });
      await allBack(world);
    },
  ),
  given(
    withDatabaseAndLogs,
    {
      id: "outage.database-logged",
      title: "the failure is in the log under the traceId of the problem",
      contract: "500: problem without internals, logged with trace id.",
    },
    async (world, { hook, logs }) => {
      const [module] = world.modules;
      if (module === undefined) return;
      await during(hook, async () => {
        const traceId = String(expectProblem(await inTime(world, { path: module.path }), 500, 503)["traceId"]);
        const found = await waitFor(world.patience.answerMs, async () => ((await logs.lines()).some((line) => line.includes(traceId)) ? true : undefined));
        expectFact(found === true, `GET ${module.path} without database answered traceId ${traceId}: no log line has it`);
      });
      await allBack(world);
    },
  ),
  given(
    withBroker,
    {
      id: "outage.broker-create",
      title: "without broker creating still works, and the event arrives later",
      contract: "writes every published event to its outbox in the same transaction; events arrive once it is back.",
    },
    async (world, hook) => {
      const [link] = world.eventLinks;
      if (link === undefined) return;
      const name = uniqueName("no broker");
      await during(hook, () => create(world, link.publisher, { name }));
      await expectDelivered(world, link, name);
    },
  ),
  given(
    withBroker,
    {
      id: "outage.broker-ready",
      title: "without broker readiness is 503, and 200 when it is back",
      contract: "/health/ready (database and broker; 503 while … failing).",
    },
    async (world, hook) => {
      const concerned = world.apps.filter((app) =>
        world.eventLinks.some(({ publisher, consumer }) => app.modules.includes(publisher.name) || app.modules.includes(consumer.name)),
      );
      const narrowed: World = { ...world, apps: concerned };
      await during(hook, () => expectReadiness(narrowed, 503));
      await expectReadiness(narrowed, 200);
    },
  ),
];
