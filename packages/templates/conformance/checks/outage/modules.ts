import { setTimeout as pause } from "node:timers/promises";
import type { Check, Plan, Sentence } from "../../check.ts";
import { expectFact, expectProblem, expectStatus, expectThat, hasMediaType, headerOf, objectOf } from "../../expectations.ts";
import type { OutageHook } from "../../suite-options.ts";
import { create, uniqueName, type EventLink, type Module, type Reference, type World } from "../../world.ts";
import { consumedName, delivered, expectDelivered } from "../events/delivery.ts";
import { during, inTime, readiness, recovers } from "./guard.ts";

interface Down<T> {
  readonly label: string;
  readonly subject: T;
  readonly hook: OutageHook;
}

/** A check for every subject whose module can be stopped alone. */
function whileDown<T>(sentence: Sentence, subjects: (world: World) => readonly Down<T>[], run: (world: World, down: Down<T>) => Promise<void>): Check {
  const plan = (world: World): Plan => {
    const runs = subjects(world).map((down) => ({ subject: down.label, run: () => run(world, down) }));
    return runs.length === 0 ? { skipped: "no module that matters here can be stopped or silenced alone" } : { runs };
  };
  return { ...sentence, plan };
}

type Hooks = Readonly<Record<string, OutageHook>> | undefined;

function downs<T>(hooks: Hooks, state: string, subjects: readonly (readonly [string, T])[]): Down<T>[] {
  return subjects.flatMap(([name, subject]) => {
    const hook = hooks?.[name];
    return hook === undefined ? [] : [{ label: `${name} ${state}`, subject, hook }];
  });
}

function usedModules({ references, options }: World): Down<Reference>[] {
  return downs(
    options.outages?.modules,
    "down",
    references.map((reference) => [reference.to.name, reference]),
  );
}

function silentModules({ references, options }: World): Down<Reference>[] {
  return downs(
    options.outages?.silentModules,
    "silent",
    references.map((reference) => [reference.to.name, reference]),
  );
}

function consumers({ eventLinks, options }: World): Down<EventLink>[] {
  return downs(
    options.outages?.modules,
    "down",
    eventLinks.map((link) => [link.consumer.name, link]),
  );
}

function everyModule({ modules, options }: World): Down<Module>[] {
  return downs(
    options.outages?.modules,
    "down",
    modules.map((module) => [module.name, module]),
  );
}

/** While the used module does not answer, a reference to it is 503 in time; afterwards it is accepted. */
async function expectUnreachable(world: World, { subject: { from, to, field }, hook }: Down<Reference>): Promise<void> {
  const target = await create(world, to);
  const call = { method: "POST", path: from.path, json: { name: uniqueName("waiting"), [field]: target.id } };
  await during(hook, async () => {
    const reply = await inTime(world, call);
    expectProblem(reply, 503);
    expectThat(headerOf(reply, "retry-after") !== "", reply, "Retry-After");
  });
  await recovers(world, { path: target.path }, 200);
  await recovers(world, call, 201);
}

export const moduleOutageChecks: readonly Check[] = [
  whileDown(
    {
      id: "outage.contract-call",
      title: "while a used module is away, a reference to it is 503 in time",
      contract: "used module unreachable (remote) → 503 problem in time (Retry-After).",
    },
    usedModules,
    expectUnreachable,
  ),
  whileDown(
    {
      id: "outage.silent-contract-call",
      title: "while a used module is silent, a reference to it is 503 in time",
      contract: "Time limits on every outgoing call; used module unreachable (remote) → 503 problem in time (Retry-After).",
    },
    silentModules,
    expectUnreachable,
  ),
  whileDown(
    {
      id: "outage.others-go-on",
      title: "while a used module is away, everything else works",
      contract: "one service killed: callers get a problem answer in time, others go on.",
    },
    usedModules,
    async (world, { subject: { from, to }, hook }) => {
      await during(hook, async () => {
        const reply = await inTime(world, { method: "POST", path: from.path, json: { name: uniqueName("alone") } });
        expectStatus(reply, 201);
        expectStatus(await inTime(world, { path: from.path }), 200);
      });
      await recovers(world, { path: to.path }, 200);
    },
  ),
  whileDown(
    { id: "outage.ready-without-others", title: "readiness asks database and broker, not other modules", contract: "/health/ready (database and broker)." },
    usedModules,
    async (world, { subject: { from, to }, hook }) => {
      const app = world.apps.find((candidate) => candidate.modules.includes(from.name));
      expectFact(app !== undefined, `no app was given that hosts the module "${from.name}"`);
      await during(hook, async () => {
        const status = await readiness(world, app);
        expectFact(status === 200, `${to.name} is away: /health/ready of ${app.name} → ${status}; expected 200`);
      });
      await recovers(world, { path: to.path }, 200);
    },
  ),
  whileDown(
    {
      id: "outage.own-routes",
      title: "routes of a module that is away are a problem in time",
      contract: "one service killed and back: callers get a problem answer in time.",
    },
    everyModule,
    async (world, { subject: module, hook }) => {
      await during(hook, async () => {
        const reply = await inTime(world, { path: module.path });
        expectStatus(reply, 502, 503, 504);
        // The gateway answers, and knows of no trace: the problem need not have all members.
        expectThat(hasMediaType(reply, "application/problem+json") && objectOf(reply)["status"] === reply.status, reply, "a problem with its status");
      });
      await recovers(world, { path: module.path }, 200);
    },
  ),
  whileDown(
    {
      id: "outage.events-arrive-later",
      title: "events for a consumer that was away arrive once, when it is back",
      contract: "one service killed and back: events arrive once it is back.",
    },
    consumers,
    async (world, { subject: link, hook }) => {
      const names = Array.from({ length: 3 }, () => uniqueName("while away"));
      await during(hook, async () => {
        for (const name of names) await create(world, link.publisher, { name });
        await pause(world.patience.settleMs);
      });
      await recovers(world, { path: link.consumer.path }, 200);
      for (const name of names) {
        await expectDelivered(world, link, name);
        const count = (await delivered(world, link.consumer, consumedName(link, name))).length;
        expectFact(count === 1, `GET ${link.consumer.path}: "${consumedName(link, name)}" is there ${count} times; expected once`);
      }
    },
  ),
];
