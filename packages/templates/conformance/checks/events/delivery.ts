import { setTimeout as pause } from "node:timers/promises";
import { perEvent, type Check, type Plan, type Sentence } from "../../check.ts";
import { expectFact, expectPointers, expectStatus, expectThat, type JsonObject } from "../../expectations.ts";
import { create, readAll, uniqueName, waitFor, type EventLink, type Module, type World } from "../../world.ts";

/** The items that a consumer made of one event. */
export async function delivered(world: World, consumer: Module, name: string): Promise<readonly JsonObject[]> {
  return (await readAll(world, consumer)).filter((item) => item["name"] === name);
}

/** The name a consumer gives to what it makes: the first 100 characters, counted as the contract counts names. */
export function consumedName({ event }: EventLink, name: string): string {
  return Array.from(`${event} ${name}`).slice(0, 100).join("");
}

/** Waits until the consumer has an entity of that name. */
export async function expectDelivered(world: World, link: EventLink, name: string): Promise<JsonObject> {
  const wanted = consumedName(link, name);
  const { eventMs } = world.patience;
  const item = await waitFor(eventMs, async () => (await delivered(world, link.consumer, wanted))[0]);
  expectFact(item !== undefined, `POST ${link.publisher.path} {"name":"${name}"}: GET ${link.consumer.path} did not show "${wanted}" within ${eventMs} ms`);
  return item;
}

/** Publishes a later event, waits for it, and for what might still come. */
async function letOthersArrive(world: World, link: EventLink): Promise<void> {
  const name = uniqueName("marker");
  await create(world, link.publisher, { name });
  await expectDelivered(world, link, name);
  await pause(world.patience.settleMs);
}

/** A judge of how often the consumer has what it makes of that name. */
function counting(world: World, link: EventLink): (name: string, count: number) => Promise<void> {
  return async (name, count) => {
    const found = await delivered(world, link.consumer, consumedName(link, name));
    expectFact(found.length === count, `GET ${link.consumer.path}: "${consumedName(link, name)}" is there ${found.length} times; expected ${count}`);
  };
}

type Chain = readonly [EventLink, EventLink];

/** A check that runs for every event whose consumer publishes something that is consumed. */
function chained(sentence: Sentence, run: (world: World, chain: Chain) => Promise<void>): Check {
  const plan = (world: World): Plan => {
    const chains = world.eventLinks.flatMap((first) =>
      world.eventLinks.filter((second) => second.publisher === first.consumer).map((second): Chain => [first, second]),
    );
    const runs = chains.map((chain) => ({ subject: chain.map(({ event }) => event).join(" → "), run: () => run(world, chain) }));
    return runs.length === 0 ? { skipped: "no consumer of an event publishes one that is consumed" } : { runs };
  };
  return { ...sentence, plan };
}

export const deliveryChecks: readonly Check[] = [
  perEvent(
    {
      id: "events.delivered",
      title: "an event reaches its consumer",
      contract: "A module that consumes an event … creates one of its own entities named <event-name> <name of source entity>.",
    },
    async (world, link) => {
      const name = uniqueName("Blue shoes");
      await create(world, link.publisher, { name });
      await expectDelivered(world, link, name);
    },
  ),
  perEvent(
    {
      id: "events.once",
      title: "every event has its effect exactly once",
      contract: "handler is idempotent (inbox table), and creates one of its own entities.",
    },
    async (world, link) => {
      const names = Array.from({ length: 5 }, () => uniqueName("once"));
      await Promise.all(names.map((name) => create(world, link.publisher, { name })));
      for (const name of names) await expectDelivered(world, link, name);
      await letOthersArrive(world, link);
      for (const name of names) await counting(world, link)(name, 1);
    },
  ),
  perEvent(
    { id: "events.each-entity", title: "two entities of one name are two events", contract: "Creating an entity … writes every published event." },
    async (world, link) => {
      const name = uniqueName("twin");
      for (let times = 0; times < 2; times += 1) await create(world, link.publisher, { name });
      const both = await waitFor(world.patience.eventMs, async () =>
        (await delivered(world, link.consumer, consumedName(link, name))).length >= 2 ? true : undefined,
      );
      if (both !== true) await counting(world, link)(name, 2);
    },
  ),
  perEvent(
    {
      id: "events.consumed-is-a-resource",
      title: "what a consumer makes is an ordinary entity",
      contract: "creates one of its own entities; so a black box can see delivery by GET.",
    },
    async (world, link) => {
      const name = uniqueName("ordinary");
      await create(world, link.publisher, { name });
      const item = await expectDelivered(world, link, name);
      const reply = await world.send({ path: `${link.consumer.path}/${String(item["id"])}` });
      expectStatus(reply, 200);
      const wanted = ["id", "name", "version", "createdAt", "updatedAt", ...link.consumer.referenceFields].sort().join();
      expectThat(Object.keys(item).sort().join() === wanted, reply, `the fields ${wanted}`);
      expectThat(item["version"] === 1, reply, "version 1");
    },
  ),
  perEvent(
    { id: "events.truncated", title: "the name made of an event is cut at 100 characters", contract: "<event-name> <name of source entity> truncated to 100." },
    async (world, link) => {
      const long = uniqueName("long").padEnd(100, "z");
      const emoji = uniqueName("emoji") + "👟".repeat(70);
      for (const name of [long, emoji]) {
        await create(world, link.publisher, { name });
        await expectDelivered(world, link, name);
      }
    },
  ),
  perEvent(
    {
      id: "events.refused-publishes-nothing",
      title: "a refused creation publishes nothing",
      contract: "writes every published event to its outbox in the same transaction.",
    },
    async (world, link) => {
      const name = uniqueName("refused");
      expectPointers(await world.send({ method: "POST", path: link.publisher.path, json: { name, surprise: 1 } }), "/surprise");
      await letOthersArrive(world, link);
      await counting(world, link)(name, 0);
    },
  ),
  perEvent(
    {
      id: "events.change-publishes-nothing",
      title: "changing and deleting publish nothing",
      contract: "Creating an entity in a module that publishes events writes every published event.",
    },
    async (world, link) => {
      const created = await create(world, link.publisher, { name: uniqueName("before") });
      const name = uniqueName("after");
      expectStatus(await world.send({ method: "PATCH", path: created.path, headers: { "if-match": "*" }, json: { name } }), 200);
      expectStatus(await world.send({ method: "DELETE", path: created.path }), 204);
      await letOthersArrive(world, link);
      await counting(world, link)(name, 0);
      await counting(world, link)(String(created.body["name"]), 1);
    },
  ),
  chained(
    {
      id: "events.chained",
      title: "what a consumer makes publishes in its turn",
      contract: "Creating an entity in a module that publishes events writes every published event.",
    },
    async (world, [first, second]) => {
      const name = uniqueName("chain");
      await create(world, first.publisher, { name });
      await expectDelivered(world, first, name);
      await expectDelivered(world, second, consumedName(first, name));
    },
  ),
];
