import { perEvent, type Check } from "../../check.ts";
import { expectFact } from "../../expectations.ts";
import type { AppSpec } from "../../suite-options.ts";
import { create, waitFor, type EventLink, type World } from "../../world.ts";
import { scrape, total } from "./prometheus.ts";

function publisherApp(world: World, { publisher }: EventLink): AppSpec | undefined {
  return world.apps.find((app) => app.modules.includes(publisher.name));
}

const published = "outbox_published_messages_total";
const pending = "outbox_pending_messages";
const age = "outbox_oldest_message_age_seconds";

/** Makes an event, and holds that a gauge is there and comes back to 0. */
async function expectToEmpty(world: World, link: EventLink, gauge: string): Promise<void> {
  const app = publisherApp(world, link);
  expectFact(app !== undefined, `no app was given that hosts the module "${link.publisher.name}"`);
  await create(world, link.publisher);
  const { types, samples } = await scrape(world, app);
  expectFact(types[gauge] === "gauge", `GET /metrics of ${app.name}: "# TYPE ${gauge}" says ${types[gauge] ?? "nothing"}; expected gauge`);
  expectFact(
    samples.some((sample) => sample.name === gauge),
    `GET /metrics of ${app.name}: ${gauge} is missing`,
  );
  const empty = await waitFor(world.patience.eventMs, async () => (total(await scrape(world, app), gauge) === 0 ? true : undefined));
  expectFact(empty === true, `${gauge} of ${app.name} did not return to 0 within ${world.patience.eventMs} ms`);
}

const failed = "inbox_failed_messages_total";

export const outboxMetricChecks: readonly Check[] = [
  perEvent(
    { id: "operations.outbox-published", title: "published messages are counted", contract: "outbox metrics: outbox_published_messages_total." },
    async (world, link) => {
      const app = publisherApp(world, link);
      expectFact(app !== undefined, `no app was given that hosts the module "${link.publisher.name}"`);
      const before = total(await scrape(world, app), published);
      await create(world, link.publisher);
      const grown = await waitFor(world.patience.eventMs, async () => (total(await scrape(world, app), published) > before ? true : undefined));
      expectFact(grown === true, `POST ${link.publisher.path}: ${published} of ${app.name} stayed at ${before} for ${world.patience.eventMs} ms`);
    },
  ),
  perEvent(
    { id: "operations.outbox-pending", title: "pending messages are a gauge that returns to 0", contract: "outbox metrics: outbox_pending_messages (gauge)." },
    (world, link) => expectToEmpty(world, link, pending),
  ),
  perEvent(
    { id: "operations.outbox-age", title: "the age of the oldest message is a gauge that returns to 0", contract: "outbox metrics: outbox_oldest_message_age_seconds (gauge)." },
    (world, link) => expectToEmpty(world, link, age),
  ),
  perEvent(
    { id: "operations.inbox-failed", title: "what a consumer could not handle is counted, from 0 on", contract: "inbox metrics: inbox_failed_messages_total (counter)." },
    async (world, { consumer }) => {
      const app = world.apps.find(({ modules }) => modules.includes(consumer.name));
      expectFact(app !== undefined, `no app was given that hosts the module "${consumer.name}"`);
      const { types, samples } = await scrape(world, app);
      expectFact(types[failed] === "counter", `GET /metrics of ${app.name}: "# TYPE ${failed}" says ${types[failed] ?? "nothing"}; expected counter`);
      expectFact(
        samples.some((sample) => sample.name === failed),
        `GET /metrics of ${app.name}: ${failed} is missing; without its 0 the first failure is no rise`,
      );
    },
  ),
];
