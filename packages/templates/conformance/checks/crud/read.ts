import { perModule, type Check } from "../../check.ts";
import { expectFact, expectProblem, expectStatus, expectThat, hasMediaType, headerOf, objectOf } from "../../expectations.ts";
import { create, readAll, unknownId } from "../../world.ts";

export const readChecks: readonly Check[] = [
  perModule({ id: "crud.read", title: "reading answers what was created", contract: "GET one 200 + ETag." }, async (world, module) => {
    const created = await create(world, module);
    const reply = await world.send({ path: created.path });
    expectStatus(reply, 200);
    expectThat(hasMediaType(reply, "application/json"), reply, "application/json");
    const body = objectOf(reply);
    for (const [field, value] of Object.entries(created.body)) {
      expectThat(body[field] === value, reply, `${field} ${JSON.stringify(value)}, as the creation answered`);
    }
  }),
  perModule({ id: "crud.read-etag", title: "reading answers the ETag of the present version", contract: "GET one 200 + ETag." }, async (world, module) => {
    const created = await create(world, module);
    const reply = await world.send({ path: created.path });
    expectThat(headerOf(reply, "etag") === created.etag && created.etag !== "", reply, `ETag ${created.etag}, as the creation answered`);
  }),
  perModule({ id: "crud.list-item", title: "the list shows the same resource", contract: "GET list {items, nextCursor}." }, async (world, module) => {
    const created = await create(world, module);
    const item = (await readAll(world, module)).find((entry) => entry["id"] === created.id);
    expectFact(item !== undefined, `GET ${module.path}: the list lacks ${created.id}, which was just created`);
    for (const [field, value] of Object.entries(created.body)) {
      expectFact(
        item[field] === value,
        `GET ${module.path}: item ${created.id} has ${field} ${JSON.stringify(item[field])}; expected ${JSON.stringify(value)}`,
      );
    }
  }),
  perModule({ id: "crud.read-unknown", title: "an id nobody has is 404", contract: "GET one 200 + ETag / 404." }, async (world, module) => {
    expectProblem(await world.send({ path: `${module.path}/${unknownId()}` }), 404);
  }),
  perModule({ id: "crud.read-malformed-id", title: "an id that is no UUID is 404", contract: "a non-UUID id is 404." }, async (world, module) => {
    for (const id of ["not-a-uuid", "1", "00000000-0000-7000-8000-00000000000g", "1'%20OR%20'1'='1", "null"]) {
      expectProblem(await world.send({ path: `${module.path}/${id}` }), 404);
    }
  }),
  perModule(
    { id: "crud.change-unknown", title: "changing or deleting an id nobody has is 404", contract: "a non-UUID id is 404; DELETE 204 then 404." },
    async (world, module) => {
      for (const id of [unknownId(), "not-a-uuid"]) {
        const path = `${module.path}/${id}`;
        expectProblem(await world.send({ method: "PATCH", path, headers: { "if-match": '"1"' }, json: { name: "nobody" } }), 404);
        expectProblem(await world.send({ method: "DELETE", path }), 404);
      }
    },
  ),
  perModule({ id: "crud.head", title: "HEAD answers like GET, without a body", contract: "HEAD works where GET does." }, async (world, module) => {
    const created = await create(world, module);
    for (const path of [module.path, created.path]) {
      const get = await world.send({ path });
      const head = await world.send({ method: "HEAD", path });
      expectStatus(head, get.status);
      expectThat(head.text === "", head, "no body");
      for (const name of ["content-type", "etag"]) {
        expectThat(headerOf(head, name) === headerOf(get, name), head, `${name} "${headerOf(get, name)}", as GET answers`);
      }
    }
  }),
  perModule({ id: "crud.head-unknown", title: "HEAD of an id nobody has is 404", contract: "HEAD works where GET does." }, async (world, module) => {
    const reply = await world.send({ method: "HEAD", path: `${module.path}/${unknownId()}` });
    expectStatus(reply, 404);
    expectThat(reply.text === "", reply, "no body");
  }),
];
