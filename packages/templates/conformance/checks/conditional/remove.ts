import { perModule, type Check } from "../../check.ts";
import { expectFact, expectProblem, expectStatus } from "../../expectations.ts";
import { create } from "../../world.ts";

const rivals = 8;

export const removeConditionChecks: readonly Check[] = [
  perModule(
    {
      id: "conditional.delete-stale",
      title: "deleting a stale version is 412 and deletes nothing",
      contract: "If-Match optional on DELETE: when given and stale 412.",
    },
    async (world, module) => {
      const { path } = await create(world, module);
      expectProblem(await world.send({ method: "DELETE", path, headers: { "if-match": '"999"' } }), 412);
      expectStatus(await world.send({ path }), 200);
    },
  ),
  perModule(
    { id: "conditional.delete-present", title: "deleting the present version is 204", contract: "If-Match optional on DELETE." },
    async (world, module) => {
      const named = await create(world, module);
      expectStatus(await world.send({ method: "DELETE", path: named.path, headers: { "if-match": named.etag } }), 204);
      const any = await create(world, module);
      expectStatus(await world.send({ method: "DELETE", path: any.path, headers: { "if-match": "*" } }), 204);
    },
  ),
  perModule(
    { id: "conditional.delete-unconditional", title: "deleting without If-Match is 204", contract: "If-Match optional on DELETE." },
    async (world, module) => {
      const { path } = await create(world, module);
      expectStatus(await world.send({ method: "DELETE", path }), 204);
    },
  ),
  perModule(
    {
      id: "conditional.delete-rivals",
      title: "of deletions at the same time one is 204 and the others are 404",
      contract: "DELETE 204; again 404; 412 only on a stale If-Match.",
    },
    async (world, module) => {
      const { path } = await create(world, module);
      const replies = await Promise.all(Array.from({ length: rivals }, () => world.send({ method: "DELETE", path })));
      const statuses = replies.map(({ status }) => status).sort();
      const expected = [204, ...Array.from({ length: rivals - 1 }, () => 404)];
      expectFact(statuses.join() === expected.join(), `${rivals} DELETE ${path} at once without If-Match → ${statuses.join(", ")}; expected one 204, else 404`);
    },
  ),
  perModule(
    {
      id: "conditional.delete-after-change",
      title: "deleting with the tag from before a change is 412",
      contract: "If-Match optional on DELETE: when given and stale 412.",
    },
    async (world, module) => {
      const { path, etag } = await create(world, module);
      expectStatus(await world.send({ method: "PATCH", path, headers: { "if-match": etag }, json: { name: "moved on" } }), 200);
      expectProblem(await world.send({ method: "DELETE", path, headers: { "if-match": etag } }), 412);
    },
  ),
];
