import { perModule, type Check } from "../../check.ts";
import { expectFact, expectNoCrash, expectProblem, expectStatus, expectThat, objectOf } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import { create, uniqueName, type Resource, type World } from "../../world.ts";

type Tag = string | readonly string[];

function patch(world: World, resource: Resource, ifMatch: Tag | undefined): Promise<Reply> {
  const headers = ifMatch === undefined ? {} : { "if-match": ifMatch };
  return world.send({ method: "PATCH", path: resource.path, headers, json: { name: uniqueName("changed") } });
}

async function expectUnchanged(world: World, resource: Resource): Promise<void> {
  const reply = await world.send({ path: resource.path });
  const { name, version } = objectOf(reply);
  expectThat(name === resource.body["name"] && version === resource.body["version"], reply, "name and version unchanged");
}

const rivals = 8;

export const changeConditionChecks: readonly Check[] = [
  perModule({ id: "conditional.missing", title: "a change without If-Match is 428", contract: "PATCH If-Match: missing 428." }, async (world, module) => {
    const created = await create(world, module);
    expectProblem(await patch(world, created, undefined), 428);
    await expectUnchanged(world, created);
  }),
  perModule(
    { id: "conditional.stale", title: "a change on a stale version is 412 and changes nothing", contract: "PATCH If-Match: stale 412." },
    async (world, module) => {
      const created = await create(world, module);
      const changed = await patch(world, created, created.etag);
      expectStatus(changed, 200);
      expectProblem(await patch(world, created, created.etag), 412);
      const reply = await world.send({ path: created.path });
      expectThat(objectOf(reply)["name"] === objectOf(changed)["name"], reply, "the name of the first change");
    },
  ),
  perModule({ id: "conditional.foreign", title: "a tag the entity never had is 412", contract: "PATCH If-Match: stale 412." }, async (world, module) => {
    const created = await create(world, module);
    for (const tag of ['"999"', '"0"', '"11"', '"01"', '"abc"', '""']) expectProblem(await patch(world, created, tag), 412);
    await expectUnchanged(world, created);
  }),
  perModule({ id: "conditional.present", title: "a change on the present version is 200", contract: "PATCH If-Match … ok 200." }, async (world, module) => {
    const created = await create(world, module);
    expectStatus(await patch(world, created, created.etag), 200);
  }),
  perModule({ id: "conditional.any", title: "If-Match: * changes whatever is there", contract: "If-Match: * ok." }, async (world, module) => {
    expectStatus(await patch(world, await create(world, module), "*"), 200);
  }),
  perModule(
    { id: "conditional.list", title: "If-Match may list several tags", contract: "If-Match honoured; RFC 9110 13.1.1: a list of tags." },
    async (world, module) => {
      const created = await create(world, module);
      expectProblem(await patch(world, created, '"997", "998"'), 412);
      expectStatus(await patch(world, created, `"999", ${created.etag}`), 200);
    },
  ),
  perModule(
    { id: "conditional.repeated", title: "repeated If-Match lines never change a stale version", contract: "If-Match honoured: 412 on a stale version." },
    async (world, module) => {
      const created = await create(world, module);
      expectProblem(await patch(world, created, ['"997"', '"998"']), 400, 412);
      await expectUnchanged(world, created);
      const reply = await patch(world, created, ['"999"', created.etag]);
      expectNoCrash(reply);
      expectStatus(reply, 200, 400, 412);
    },
  ),
  perModule(
    { id: "conditional.weak", title: "a weak tag does not allow a change", contract: "If-Match honoured; RFC 9110 13.1.1: strong comparison." },
    async (world, module) => {
      const created = await create(world, module);
      expectProblem(await patch(world, created, `W/${created.etag}`), 400, 412);
      await expectUnchanged(world, created);
    },
  ),
  perModule(
    {
      id: "conditional.malformed",
      title: "what is no tag does not allow a change",
      contract: "If-Match honoured: 412 on a stale version, 428 when it is missing.",
    },
    async (world, module) => {
      const created = await create(world, module);
      for (const tag of ["1", '"1', "null", "'1'", '1"', ""]) expectProblem(await patch(world, created, tag), 400, 412, 428);
      await expectUnchanged(world, created);
    },
  ),
  perModule(
    {
      id: "conditional.rivals",
      title: "of changes at the same time on one version exactly one wins",
      contract: "PATCH If-Match: stale 412, ok 200 … version+1.",
    },
    async (world, module) => {
      const created = await create(world, module);
      const replies = await Promise.all(Array.from({ length: rivals }, () => patch(world, created, created.etag)));
      const won = replies.filter((reply) => reply.status === 200).length;
      expectFact(
        won === 1,
        `${rivals} PATCH ${created.path} at once with If-Match ${created.etag} → ${replies.map((reply) => reply.status).join(", ")}; expected exactly one 200`,
      );
      for (const reply of replies.filter((other) => other.status !== 200)) expectProblem(reply, 412);
      const present = await world.send({ path: created.path });
      expectThat(objectOf(present)["version"] === 2, present, "version 2");
    },
  ),
];
