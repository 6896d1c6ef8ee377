import { perModule, type Check } from "../../check.ts";
import { expectFact, expectStatus, type JsonObject } from "../../expectations.ts";
import { create, readAll, readPage, type Module, type World } from "../../world.ts";

function idsOf(items: readonly JsonObject[]): string[] {
  return items.map((item) => String(item["id"]));
}

async function createMany(world: World, module: Module, count: number): Promise<string[]> {
  const created: string[] = [];
  for (let index = 0; index < count; index += 1) created.push((await create(world, module)).id);
  return created;
}

/** Every wanted id exactly once, and no id twice. */
function expectOnce(module: Module, found: readonly string[], wanted: readonly string[]): void {
  const twice = found.filter((id, index) => found.indexOf(id) !== index);
  expectFact(twice.length === 0, `GET ${module.path}, page by page: ${twice[0] ?? ""} came more than once`);
  const lost = wanted.filter((id) => !found.includes(id));
  expectFact(lost.length === 0, `GET ${module.path}, page by page: ${lost.length} of ${wanted.length} entities were missed, such as ${lost[0] ?? ""}`);
}

function isSorted(times: readonly number[]): boolean {
  const rises = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0));
  const falls = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0));
  return rises || falls;
}

/** A page that has items before and behind it, and what was there at that moment. */
async function firstPage(world: World, module: Module): Promise<{ seen: string[]; cursor: string; all: string[] }> {
  await createMany(world, module, 7);
  const all = idsOf(await readAll(world, module));
  const page = await readPage(world, module, { limit: "3" });
  expectFact(page.nextCursor !== null, `GET ${module.path}?limit=3 with ${all.length} entities: nextCursor is null`);
  return { seen: idsOf(page.items), cursor: page.nextCursor, all };
}

export const walkChecks: readonly Check[] = [
  perModule(
    {
      id: "paging.covers-all",
      title: "the pages together hold every entity exactly once",
      contract: "GET list {items, nextCursor} keyset on (createdAt, id); stable order.",
    },
    async (world, module) => {
      const created = await createMany(world, module, 7);
      expectOnce(module, idsOf(await readAll(world, module, { limit: "3" })), created);
    },
  ),
  perModule(
    {
      id: "paging.same-moment",
      title: "entities of the same moment are neither lost nor doubled",
      contract: "keyset on (createdAt, id): the id decides between equal times.",
    },
    async (world, module) => {
      const created = await Promise.all(Array.from({ length: 12 }, () => create(world, module)));
      expectOnce(
        module,
        idsOf(await readAll(world, module, { limit: "1" })),
        created.map(({ id }) => id),
      );
    },
  ),
  perModule(
    { id: "paging.order", title: "the order follows createdAt and stays the same", contract: "stable order; keyset on (createdAt, id)." },
    async (world, module) => {
      await createMany(world, module, 6);
      const first = await readAll(world, module);
      const known = new Set(idsOf(first));
      const again = idsOf(await readAll(world, module, { limit: "7" })).filter((id) => known.has(id));
      expectFact([...known].join() === again.join(), `GET ${module.path}: two readings gave two orders`);
      expectFact(isSorted(first.map((item) => Date.parse(String(item["createdAt"])))), `GET ${module.path}: items are not in the order of createdAt`);
    },
  ),
  perModule(
    {
      id: "paging.stable-under-inserts",
      title: "new entities between two pages neither repeat nor hide others",
      contract: "keyset on (createdAt, id); stable order.",
    },
    async (world, module) => {
      const { seen, cursor, all } = await firstPage(world, module);
      await createMany(world, module, 4);
      expectOnce(module, [...seen, ...idsOf(await readAll(world, module, { limit: "3", cursor }))], all);
    },
  ),
  perModule(
    { id: "paging.stable-under-deletes", title: "deleting entities already read hides no others", contract: "keyset on (createdAt, id); stable order." },
    async (world, module) => {
      const { seen, cursor, all } = await firstPage(world, module);
      for (const id of seen) expectStatus(await world.send({ method: "DELETE", path: `${module.path}/${id}` }), 204);
      expectOnce(module, [...seen, ...idsOf(await readAll(world, module, { limit: "3", cursor }))], all);
    },
  ),
  perModule(
    { id: "paging.ends", title: "the last page has nextCursor null", contract: 'GET list → 200 {"items": [], "nextCursor": null}.' },
    async (world, module) => {
      await createMany(world, module, 3);
      const all = await readAll(world, module, { limit: "2" });
      expectFact(all.length >= 3, `GET ${module.path}, page by page: ${all.length} items; expected the 3 just created at least`);
    },
  ),
];
