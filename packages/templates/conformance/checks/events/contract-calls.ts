import { perReference, type Check } from "../../check.ts";
import { expectFact, expectPointers, expectStatus, expectThat, objectOf } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import { create, readAll, uniqueName, unknownId, type Reference, type Resource, type World } from "../../world.ts";

function createWith(world: World, { from, field }: Reference, id: unknown): Promise<Reply> {
  return world.send({ method: "POST", path: from.path, json: { name: uniqueName("referring"), [field]: id } });
}

function point(world: World, { path, etag }: Resource, change: Readonly<Record<string, unknown>>): Promise<Reply> {
  return world.send({ method: "PATCH", path, headers: { "if-match": etag }, json: change });
}

export const contractCallChecks: readonly Check[] = [
  perReference(
    {
      id: "events.reference-known",
      title: "a reference to an entity of a used module is kept",
      contract: "If <u>Id is given, application asks the used module’s contract (find by id).",
    },
    async (world, reference) => {
      const target = await create(world, reference.to);
      const reply = await createWith(world, reference, target.id);
      expectStatus(reply, 201);
      expectThat(objectOf(reply)[reference.field] === target.id, reply, `${reference.field} "${target.id}"`);
      const read = await world.send({ path: `${reference.from.path}/${String(objectOf(reply)["id"])}` });
      expectThat(objectOf(read)[reference.field] === target.id, read, `${reference.field} "${target.id}"`);
    },
  ),
  perReference(
    { id: "events.reference-unknown", title: "a reference to nobody is 422 at its place", contract: "unknown → 422 problem with an entry pointing at /<u>Id." },
    async (world, reference) => expectPointers(await createWith(world, reference, unknownId()), `/${reference.field}`),
  ),
  perReference(
    {
      id: "events.reference-deleted",
      title: "a deleted entity is nobody",
      contract: "unknown → 422 problem with an entry pointing at /<u>Id; DELETE 204 then 404.",
    },
    async (world, reference) => {
      const target = await create(world, reference.to);
      expectStatus(await world.send({ method: "DELETE", path: target.path }), 204);
      expectPointers(await createWith(world, reference, target.id), `/${reference.field}`);
    },
  ),
  perReference(
    {
      id: "events.reference-own-id",
      title: "an id of another module is nobody",
      contract: "application asks the used module’s contract (find by id): unknown → 422.",
    },
    async (world, reference) => {
      const own = await create(world, reference.from);
      expectPointers(await createWith(world, reference, own.id), `/${reference.field}`);
    },
  ),
  perReference(
    { id: "events.reference-refused-stores-nothing", title: "a creation with a reference to nobody stores nothing", contract: "unknown → 422 problem." },
    async (world, reference) => {
      const name = uniqueName("dangling");
      expectPointers(await world.send({ method: "POST", path: reference.from.path, json: { name, [reference.field]: unknownId() } }), `/${reference.field}`);
      const stored = (await readAll(world, reference.from)).some((item) => item["name"] === name);
      expectFact(!stored, `GET ${reference.from.path}: "${name}" is in the list, though its creation was refused`);
    },
  ),
  perReference(
    { id: "events.reference-change", title: "a change may set and clear a reference", contract: "PATCH {name?, <u>Id?}; <u>Id nullable." },
    async (world, reference) => {
      const target = await create(world, reference.to);
      const referring = await create(world, reference.from);
      const set = await point(world, referring, { [reference.field]: target.id });
      expectStatus(set, 200);
      expectThat(objectOf(set)[reference.field] === target.id, set, `${reference.field} "${target.id}"`);
      expectThat(objectOf(set)["name"] === referring.body["name"], set, "the name unchanged");
      const cleared = await world.send({ method: "PATCH", path: referring.path, headers: { "if-match": "*" }, json: { [reference.field]: null } });
      expectStatus(cleared, 200);
      expectThat(objectOf(cleared)[reference.field] === null, cleared, `${reference.field} null`);
    },
  ),
  perReference(
    {
      id: "events.reference-survives-rename",
      title: "a change of the name keeps the reference",
      contract: "PATCH {name?, <u>Id?}: only what is given changes.",
    },
    async (world, reference) => {
      const target = await create(world, reference.to);
      const referring = await create(world, reference.from, { [reference.field]: target.id });
      const reply = await point(world, referring, { name: uniqueName("renamed") });
      expectStatus(reply, 200);
      expectThat(objectOf(reply)[reference.field] === target.id, reply, `${reference.field} "${target.id}", unchanged`);
    },
  ),
  perReference(
    {
      id: "events.reference-change-unknown",
      title: "a change to a reference to nobody is 422",
      contract: "unknown → 422 problem with an entry pointing at /<u>Id.",
    },
    async (world, reference) => {
      const referring = await create(world, reference.from);
      expectPointers(await point(world, referring, { [reference.field]: unknownId() }), `/${reference.field}`);
      expectPointers(await point(world, referring, { [reference.field]: "not-a-uuid" }), `/${reference.field}`);
    },
  ),
];
