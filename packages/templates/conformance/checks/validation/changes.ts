import { perModule, type Check } from "../../check.ts";
import { expectPointers, expectProblem, expectThat, objectOf } from "../../expectations.ts";
import { create, type Resource, type World } from "../../world.ts";
import type { Reply } from "../../http-client.ts";

function patch(world: World, resource: Resource, json: unknown): Promise<Reply> {
  return world.send({ method: "PATCH", path: resource.path, headers: { "if-match": resource.etag }, json });
}

export const changeValidationChecks: readonly Check[] = [
  perModule({ id: "validation.empty-change", title: "an empty change is 422", contract: "empty PATCH rejected (422)." }, async (world, module) => {
    expectProblem(await patch(world, await create(world, module), {}), 422);
  }),
  perModule(
    { id: "validation.change-name", title: "a change obeys the rules of creation for name", contract: "PATCH {name?, <u>Id?}; body problems: validation 422." },
    async (world, module) => {
      const created = await create(world, module);
      for (const name of [123, null, "", "x".repeat(101)]) expectPointers(await patch(world, created, { name }), "/name");
    },
  ),
  perModule(
    { id: "validation.change-unknown-field", title: "a change with an unknown field is 422", contract: "unknown fields rejected (422)." },
    async (world, module) => {
      const created = await create(world, module);
      expectPointers(await patch(world, created, { name: "fine", surprise: 1 }), "/surprise");
      expectPointers(await patch(world, created, { name: "fine", version: 9 }), "/version");
    },
  ),
  perModule(
    { id: "validation.change-only-unknown", title: "a change of unknown fields alone has one entry per field", contract: "one entry per field." },
    async (world, module) => {
      expectPointers(await patch(world, await create(world, module), { surprise: 1 }), "/surprise");
    },
  ),
  perModule({ id: "validation.refused-change", title: "a refused change changes nothing", contract: "validation 422." }, async (world, module) => {
    const created = await create(world, module);
    expectPointers(await patch(world, created, { name: "must not stay", surprise: 1 }), "/surprise");
    const reply = await world.send({ path: created.path });
    const { name, version } = objectOf(reply);
    expectThat(name === created.body["name"] && version === 1, reply, "name and version unchanged");
  }),
  perModule({ id: "validation.change-bad-json", title: "broken JSON in a change is 400", contract: "bad JSON 400." }, async (world, module) => {
    const { path, etag } = await create(world, module);
    const headers = { "if-match": etag, "content-type": "application/json" };
    expectProblem(await world.send({ method: "PATCH", path, headers, body: '{"name":' }), 400);
  }),
];
