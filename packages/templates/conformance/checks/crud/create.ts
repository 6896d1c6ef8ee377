import { setTimeout as pause } from "node:timers/promises";
import { once, perModule, type Check } from "../../check.ts";
import { expectFact, expectStatus, expectThat, hasMediaType, headerOf, objectOf } from "../../expectations.ts";
import { create, resourceOf, uniqueName } from "../../world.ts";

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const utcTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const clockToleranceMs = 5 * 60_000;

function bornAt(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}

export const createChecks: readonly Check[] = [
  once(
    {
      id: "crud.every-module",
      title: "every module has its collection",
      contract: "Names follow the module names the user gave: GET /api/users exists wherever a users module does.",
    },
    async (world) => {
      for (const module of world.modules) expectStatus(await world.send({ path: module.path }), 200);
    },
  ),
  perModule(
    { id: "crud.create-status", title: "creating answers 201 with JSON", contract: "POST /api/<m> {name} → 201 … body resource." },
    async (world, module) => {
      const reply = await world.send({ method: "POST", path: module.path, json: { name: uniqueName("new") } });
      expectStatus(reply, 201);
      expectThat(hasMediaType(reply, "application/json"), reply, "application/json");
    },
  ),
  perModule({ id: "crud.create-location", title: "Location names the new entity", contract: "POST → 201, Location /api/<m>/<id>." }, async (world, module) => {
    const reply = await world.send({ method: "POST", path: module.path, json: { name: uniqueName("located") } });
    const created = resourceOf(reply, module);
    const location = headerOf(reply, "location");
    const resolved = location === "" ? "" : new URL(location, world.options.baseUrl).pathname;
    expectThat(resolved === created.path, reply, `Location "${created.path}", found "${location}"`);
  }),
  perModule({ id: "crud.create-etag", title: 'a new entity has ETag "1"', contract: 'POST → 201 … ETag "1".' }, async (world, module) => {
    const reply = await world.send({ method: "POST", path: module.path, json: { name: uniqueName("tagged") } });
    expectThat(headerOf(reply, "etag") === '"1"', reply, `ETag "1", found ${headerOf(reply, "etag")}`);
  }),
  perModule(
    {
      id: "crud.create-fields",
      title: "a resource has exactly the fields of the contract",
      contract: "Fields: id, name, for each used module u: <u>Id, version, createdAt, updatedAt.",
    },
    async (world, module) => {
      const name = uniqueName("complete");
      const reply = await world.send({ method: "POST", path: module.path, json: { name } });
      const body = objectOf(reply);
      const wanted = ["id", "name", "version", "createdAt", "updatedAt", ...module.referenceFields].sort();
      expectThat(Object.keys(body).sort().join() === wanted.join(), reply, `exactly the fields ${wanted.join(", ")}`);
      expectThat(body["name"] === name, reply, `name "${name}"`);
      expectThat(body["version"] === 1, reply, "version 1 as a number");
      for (const field of module.referenceFields) expectThat(body[field] === null, reply, `${field} null when it was not given`);
    },
  ),
  perModule({ id: "crud.id-is-uuid-v7", title: "ids are UUIDv7 and carry the time", contract: "id (UUIDv7)." }, async (world, module) => {
    const first = await create(world, module);
    await pause(5);
    const second = await create(world, module);
    for (const { id } of [first, second]) {
      expectFact(uuidV7.test(id), `POST ${module.path} answered id ${id}; expected a UUIDv7 in lower case`);
      expectFact(Math.abs(bornAt(id) - Date.now()) < clockToleranceMs, `id ${id} says ${bornAt(id)} ms; expected the time of its creation`);
    }
    expectFact(bornAt(first.id) <= bornAt(second.id), `ids ${first.id} and ${second.id}; expected the later one to carry the later time`);
  }),
  perModule(
    { id: "crud.timestamps", title: "times are RFC 3339 in UTC and now", contract: "createdAt, updatedAt (RFC 3339 UTC, Z)." },
    async (world, module) => {
      const { body } = await create(world, module);
      for (const field of ["createdAt", "updatedAt"] as const) {
        const value = body[field];
        expectFact(typeof value === "string" && utcTime.test(value), `${module.path}: ${field} is ${String(value)}; expected RFC 3339 with Z`);
        expectFact(Math.abs(Date.parse(value) - Date.now()) < clockToleranceMs, `${module.path}: ${field} is ${value}; expected the present time`);
      }
    },
  ),
  perModule({ id: "crud.unicode-name", title: "a name in any script comes back unchanged", contract: "name (string 1..100)." }, async (world, module) => {
    const name = `Grüße, Ωμέγα, 靴 👟 "quoted" \\ / <b> ${uniqueName("")}`;
    const created = await create(world, module, { name });
    expectFact(created.body["name"] === name, `POST ${module.path} {"name":"${name}"} answered name "${String(created.body["name"])}"; expected it unchanged`);
    const reply = await world.send({ path: created.path });
    expectThat(objectOf(reply)["name"] === name, reply, `name "${name}"`);
  }),
];
