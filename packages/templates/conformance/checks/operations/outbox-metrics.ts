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
    async (world, link) => {
      const app = publisherApp(world, link);
      expectFact(app !== undefined, `no app was given that hosts the module "${link.publisher.name}"`);
      await create(world, link.publisher);
      const { types, samples } = await scrape(world, app);
      expectFact(types[pending] === "gauge", `GET /metrics of ${app.name}: "# TYPE ${pending}" says ${types[pending] ?? "nothing"}; expected gauge`);
      expectFact(
        samples.some((sample) => sample.name === pending),
        `GET /metrics of ${app.name}: ${pending} is missing`,
      );
      const empty = await waitFor(world.patience.eventMs, async () => (total(await scrape(world, app), pending) === 0 ? true : undefined));
      expectFact(empty === true, `${pending} of ${app.name} did not return to 0 within ${world.patience.eventMs} ms`);
    },
  ),
];
