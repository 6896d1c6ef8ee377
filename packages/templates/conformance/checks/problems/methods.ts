import { perModule, type Check } from "../../check.ts";
import { expectNoCrash, expectProblem, expectThat, headerOf } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import { create } from "../../world.ts";

const alsoFine = new Set(["HEAD", "OPTIONS"]);

function expectAllow(reply: Reply, ...methods: readonly string[]): void {
  expectProblem(reply, 405);
  const allowed = headerOf(reply, "allow")
    .split(",")
    .map((method) => method.trim())
    .filter((method) => method !== "");
  const missing = methods.filter((method) => !allowed.includes(method));
  const surplus = allowed.filter((method) => !methods.includes(method) && !alsoFine.has(method));
  expectThat(missing.length === 0 && surplus.length === 0, reply, `Allow of ${methods.join(", ")}; found "${headerOf(reply, "allow")}"`);
}

export const methodChecks: readonly Check[] = [
  perModule(
    { id: "problems.collection-methods", title: "a wrong method on a collection is 405 with Allow: GET, POST", contract: "wrong method 405 + Allow." },
    async (world, module) => {
      for (const method of ["PUT", "PATCH", "DELETE"]) {
        const body = method === "DELETE" ? {} : { json: { name: "x" } };
        expectAllow(await world.send({ method, path: module.path, ...body }), "GET", "POST");
      }
    },
  ),
  perModule(
    { id: "problems.item-methods", title: "a wrong method on an entity is 405 with Allow: GET, PATCH, DELETE", contract: "wrong method 405 + Allow." },
    async (world, module) => {
      const { path } = await create(world, module);
      for (const method of ["POST", "PUT"]) {
        expectAllow(await world.send({ method, path, json: { name: "x" } }), "GET", "PATCH", "DELETE");
      }
    },
  ),
  perModule(
    { id: "problems.wrong-method-first", title: "a wrong method is 405 whatever the body", contract: "wrong method 405 + Allow." },
    async (world, module) => {
      expectAllow(await world.send({ method: "PUT", path: module.path, headers: { "content-type": "text/plain" }, body: "x" }), "GET", "POST");
      expectAllow(await world.send({ method: "PUT", path: module.path, headers: { "content-type": "application/json" }, body: "{" }), "GET", "POST");
      expectAllow(await world.send({ method: "DELETE", path: module.path }), "GET", "POST");
    },
  ),
  perModule(
    { id: "problems.rare-methods", title: "rare methods do not break the server", contract: "wrong method 405; nothing a caller sends is a 500." },
    async (world, module) => {
      for (const method of ["OPTIONS", "TRACE", "PROPFIND"]) {
        const reply = await world.send({ method, path: module.path });
        if (reply.status !== 501) expectNoCrash(reply);
        expectThat(method === "OPTIONS" || reply.status >= 400, reply, "a refusal");
      }
    },
  ),
];
