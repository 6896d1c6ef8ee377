import { perModule, type Check } from "../../check.ts";
import { expectStatus, expectThat, headerOf } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import { create, type Resource, type World } from "../../world.ts";

function readUnless(world: World, resource: Resource, tag: string): Promise<Reply> {
  return world.send({ path: resource.path, headers: { "if-none-match": tag } });
}

function expectNotModified(reply: Reply): void {
  expectStatus(reply, 304);
  expectThat(reply.text === "", reply, "no body");
}

export const readConditionChecks: readonly Check[] = [
  perModule(
    { id: "conditional.not-modified", title: "reading with the present tag is 304 without a body", contract: "If-None-Match equal → 304." },
    async (world, module) => {
      const created = await create(world, module);
      const reply = await readUnless(world, created, created.etag);
      expectNotModified(reply);
      expectThat(headerOf(reply, "etag") === created.etag, reply, `ETag ${created.etag} (RFC 9110 15.4.5)`);
    },
  ),
  perModule(
    { id: "conditional.modified", title: "reading with another tag is 200", contract: "If-None-Match equal → 304; else GET one 200." },
    async (world, module) => {
      const created = await create(world, module);
      expectStatus(await readUnless(world, created, '"999"'), 200);
      expectStatus(await world.send({ method: "PATCH", path: created.path, headers: { "if-match": created.etag }, json: { name: "newer" } }), 200);
      expectStatus(await readUnless(world, created, created.etag), 200);
    },
  ),
  perModule(
    {
      id: "conditional.not-modified-list",
      title: "If-None-Match may list several tags",
      contract: "If-None-Match equal → 304; RFC 9110 13.1.2: a list of tags.",
    },
    async (world, module) => {
      const created = await create(world, module);
      expectNotModified(await readUnless(world, created, `"999", ${created.etag}`));
    },
  ),
  perModule(
    { id: "conditional.not-modified-weak", title: "If-None-Match compares weakly", contract: "If-None-Match equal → 304; RFC 9110 13.1.2: weak comparison." },
    async (world, module) => {
      const created = await create(world, module);
      expectNotModified(await readUnless(world, created, `W/${created.etag}`));
    },
  ),
  perModule(
    {
      id: "conditional.not-modified-any",
      title: "If-None-Match: * is 304 where there is something",
      contract: "If-None-Match equal → 304; RFC 9110 13.1.2: * matches any.",
    },
    async (world, module) => expectNotModified(await readUnless(world, await create(world, module), "*")),
  ),
  perModule(
    { id: "conditional.not-modified-head", title: "HEAD with the present tag is 304", contract: "HEAD works where GET does; If-None-Match equal → 304." },
    async (world, module) => {
      const created = await create(world, module);
      expectNotModified(await world.send({ method: "HEAD", path: created.path, headers: { "if-none-match": created.etag } }));
    },
  ),
];
