import { setTimeout as pause } from "node:timers/promises";
import { perModule, type Check } from "../../check.ts";
import { expectFact, expectProblem, expectStatus, expectThat, headerOf, objectOf } from "../../expectations.ts";
import { create, readAll, uniqueName, type Module, type Resource, type World } from "../../world.ts";
import type { Reply } from "../../http-client.ts";

function rename(world: World, resource: Resource, name: string): Promise<Reply> {
  return world.send({ method: "PATCH", path: resource.path, headers: { "if-match": resource.etag }, json: { name } });
}

async function expectGone(world: World, module: Module, gone: Resource): Promise<void> {
  expectProblem(await world.send({ path: gone.path }), 404);
  const listed = (await readAll(world, module)).some((item) => item["id"] === gone.id);
  expectFact(!listed, `GET ${module.path}: the list still shows ${gone.id}, which was deleted`);
}

export const changeChecks: readonly Check[] = [
  perModule({ id: "crud.change", title: "changing answers the changed resource", contract: "PATCH {name?} If-Match … ok 200." }, async (world, module) => {
    const name = uniqueName("renamed");
    const reply = await rename(world, await create(world, module), name);
    expectStatus(reply, 200);
    expectThat(objectOf(reply)["name"] === name, reply, `name "${name}"`);
  }),
  perModule({ id: "crud.change-lasts", title: "a change is there on the next read", contract: "PATCH … ok 200; GET one 200." }, async (world, module) => {
    const created = await create(world, module);
    const changed = objectOf(await rename(world, created, uniqueName("lasting")));
    const reply = await world.send({ path: created.path });
    const body = objectOf(reply);
    for (const [field, value] of Object.entries(changed)) {
      expectThat(body[field] === value, reply, `${field} ${JSON.stringify(value)}, as the change answered`);
    }
  }),
  perModule(
    { id: "crud.change-version", title: "a change counts the version up by one", contract: "PATCH … ok 200 + new ETag, version+1." },
    async (world, module) => {
      const created = await create(world, module);
      const first = await rename(world, created, uniqueName("second"));
      expectThat(objectOf(first)["version"] === 2, first, "version 2");
      const second = await world.send({
        method: "PATCH",
        path: created.path,
        headers: { "if-match": headerOf(first, "etag") },
        json: { name: uniqueName("third") },
      });
      expectThat(objectOf(second)["version"] === 3, second, "version 3");
    },
  ),
  perModule(
    { id: "crud.change-etag", title: "a change answers a new ETag, and reading gives the same", contract: "PATCH … ok 200 + new ETag." },
    async (world, module) => {
      const created = await create(world, module);
      const changed = await rename(world, created, uniqueName("retagged"));
      const etag = headerOf(changed, "etag");
      expectThat(/^"[^"]+"$/.test(etag) && etag !== created.etag, changed, `a strong ETag other than ${created.etag}, found "${etag}"`);
      const reply = await world.send({ path: created.path });
      expectThat(headerOf(reply, "etag") === etag, reply, `ETag ${etag}, found ${headerOf(reply, "etag")}`);
    },
  ),
  perModule(
    { id: "crud.change-keeps", title: "a change keeps id, createdAt and what was not named", contract: "PATCH {name?, <u>Id?}: only what is given changes." },
    async (world, module) => {
      const created = await create(world, module);
      const reply = await rename(world, created, uniqueName("kept"));
      const body = objectOf(reply);
      for (const field of ["id", "createdAt", ...module.referenceFields]) {
        expectThat(body[field] === created.body[field], reply, `${field} ${JSON.stringify(created.body[field])}, unchanged`);
      }
    },
  ),
  perModule({ id: "crud.change-time", title: "a change moves updatedAt", contract: "updatedAt (RFC 3339 UTC, Z)." }, async (world, module) => {
    const created = await create(world, module);
    await pause(10);
    const reply = await rename(world, created, uniqueName("later"));
    const before = Date.parse(String(created.body["updatedAt"]));
    expectThat(Date.parse(String(objectOf(reply)["updatedAt"])) > before, reply, `updatedAt after ${String(created.body["updatedAt"])}`);
  }),
  perModule({ id: "crud.delete", title: "deleting answers 204 without a body", contract: "DELETE 204." }, async (world, module) => {
    const created = await create(world, module);
    const reply = await world.send({ method: "DELETE", path: created.path });
    expectStatus(reply, 204);
    expectThat(reply.text === "", reply, "no body");
  }),
  perModule(
    { id: "crud.delete-media-type", title: "a deletion that names the media type of no body is one", contract: "DELETE 204: it has no body to be judged." },
    async (world, module) => {
      const { path } = await create(world, module);
      expectStatus(await world.send({ method: "DELETE", path, headers: { "content-type": "application/json" } }), 204);
    },
  ),
  perModule({ id: "crud.delete-lasts", title: "a deleted entity is gone from reads and lists", contract: "DELETE 204 then 404." }, async (world, module) => {
    const created = await create(world, module);
    expectStatus(await world.send({ method: "DELETE", path: created.path }), 204);
    await expectGone(world, module, created);
  }),
  perModule({ id: "crud.delete-again", title: "deleting again is 404", contract: "DELETE 204; again 404." }, async (world, module) => {
    const created = await create(world, module);
    expectStatus(await world.send({ method: "DELETE", path: created.path }), 204);
    expectProblem(await world.send({ method: "DELETE", path: created.path }), 404);
  }),
];
