import { perModule, type Check } from "../../check.ts";
import { expectParameter, expectProblem, expectStatus, expectThat, hasMediaType, objectOf } from "../../expectations.ts";
import { create, readPage, type Module, type World } from "../../world.ts";

async function fill(world: World, module: Module, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => create(world, module)));
}

function base64url(text: string): string {
  return Buffer.from(text).toString("base64url");
}

const badLimits = ["0", "-1", "101", "1.5", "abc", "99999999999999999999", "NaN", "1e3", "1e1", "0x10", "%205", "%2B5"];
const forgedPlaces = ["null", "[]", "{}", '"text"', '{"createdAt":"nonsense","id":"x"}', '["2026-01-01T00:00:00Z"]', '{"createdAt":{},"id":[]}'];
const badCursors = ["x", "not a cursor", "%00", "!!!!", "0", ...forgedPlaces.map(base64url)];

export const limitChecks: readonly Check[] = [
  perModule({ id: "paging.shape", title: "a list is JSON with items and nextCursor", contract: "GET list {items, nextCursor}." }, async (world, module) => {
    const { reply } = await readPage(world, module);
    expectThat(hasMediaType(reply, "application/json"), reply, "application/json");
    expectThat(Object.keys(objectOf(reply)).sort().join() === "items,nextCursor", reply, "exactly items and nextCursor");
  }),
  perModule({ id: "paging.default-limit", title: "without limit a page has 20 items", contract: "limit 1..100 default 20." }, async (world, module) => {
    await fill(world, module, 21);
    const { items, nextCursor, reply } = await readPage(world, module);
    expectThat(items.length === 20 && nextCursor !== null, reply, `20 items and a cursor, found ${items.length} items`);
  }),
  perModule({ id: "paging.limit", title: "limit sets the size of a page", contract: "limit 1..100." }, async (world, module) => {
    await fill(world, module, 5);
    for (const limit of [1, 4]) {
      const { items, nextCursor, reply } = await readPage(world, module, { limit: String(limit) });
      expectThat(items.length === limit && nextCursor !== null, reply, `${limit} items and a cursor, found ${items.length} items`);
    }
  }),
  perModule({ id: "paging.largest-limit", title: "limit 100 is accepted and holds", contract: "limit 1..100." }, async (world, module) => {
    await fill(world, module, 101);
    const { items, reply } = await readPage(world, module, { limit: "100" });
    expectThat(items.length === 100, reply, `100 items, found ${items.length}`);
  }),
  perModule(
    { id: "paging.bad-limit", title: "a limit out of range or no number is refused", contract: "bad limit/cursor → 400/422." },
    async (world, module) => {
      for (const limit of badLimits) expectProblem(await world.send({ path: `${module.path}?limit=${limit}` }), 400, 422);
    },
  ),
  perModule(
    { id: "paging.bad-cursor", title: "a cursor that the backend did not make is refused", contract: "bad limit/cursor → 400/422." },
    async (world, module) => {
      for (const cursor of badCursors) expectProblem(await world.send({ path: `${module.path}?cursor=${encodeURI(cursor)}` }), 400, 422);
    },
  ),
  perModule(
    { id: "paging.repeated-parameters", title: "repeated parameters are refused, as nobody can know which was meant", contract: "bad limit/cursor → 400/422." },
    async (world, module) => {
      for (const query of ["limit=1&limit=2", "limit=1&limit=1", "cursor=a&cursor=b"]) expectProblem(await world.send({ path: `${module.path}?${query}` }), 400, 422);
    },
  ),
  perModule(
    {
      id: "paging.names-parameter",
      title: "what is wrong with a parameter is told by its name",
      contract: 'bad limit/cursor → 400/422 with errors: [{ "parameter": "limit", "detail", "code" }].',
    },
    async (world, module) => {
      for (const query of ["limit=0", "limit=abc", "limit=1&limit=2", "cursor=x"]) {
        expectParameter(await world.send({ path: `${module.path}?${query}` }), query.startsWith("limit") ? "limit" : "cursor");
      }
    },
  ),
  perModule(
    { id: "paging.empty-parameters", title: "empty parameters do not break the list", contract: "bad limit/cursor → 400/422." },
    async (world, module) => {
      for (const query of ["limit=", "cursor="]) {
        const reply = await world.send({ path: `${module.path}?${query}` });
        if (reply.status === 200) expectStatus(reply, 200);
        else expectProblem(reply, 400, 422);
      }
    },
  ),
];
