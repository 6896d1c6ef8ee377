import { perModule, type Check } from "../../check.ts";
import { expectProblem, expectStatus } from "../../expectations.ts";
import { uniqueName, type World } from "../../world.ts";

const json = { "content-type": "application/json" };

function limitOf(world: World): number {
  return world.options.bodyLimitBytes ?? 1_048_576;
}

/** A valid body of exactly that many bytes: white space is no part of the value. */
function padded(bytes: number): string {
  return JSON.stringify({ name: uniqueName("padded") }).padEnd(bytes, " ");
}

export const bodyLimitChecks: readonly Check[] = [
  perModule({ id: "security.body-too-large", title: "a body of twice the limit is 413", contract: "> 1 MiB → 413." }, async (world, module) => {
    expectProblem(await world.send({ method: "POST", path: module.path, headers: json, body: padded(limitOf(world) * 2) }), 413);
  }),
  perModule({ id: "security.chunked-body-too-large", title: "the same without Content-Length is 413", contract: "> 1 MiB → 413." }, async (world, module) => {
    expectProblem(await world.send({ method: "POST", path: module.path, headers: json, body: padded(limitOf(world) * 2), chunked: true }), 413);
  }),
  perModule(
    { id: "security.body-one-byte-too-large", title: "one byte over the limit is 413", contract: "> 1 MiB → 413; BODY_LIMIT_BYTES (1048576)." },
    async (world, module) => {
      const body = padded(limitOf(world) + 1);
      expectProblem(await world.send({ method: "POST", path: module.path, headers: json, body }), 413);
      expectProblem(await world.send({ method: "POST", path: module.path, headers: json, body, chunked: true }), 413);
    },
  ),
  perModule(
    { id: "security.body-of-the-limit", title: "a body of exactly the limit is accepted", contract: "> 1 MiB → 413; BODY_LIMIT_BYTES (1048576)." },
    async (world, module) => {
      const body = padded(limitOf(world));
      expectStatus(await world.send({ method: "POST", path: module.path, headers: json, body }), 201);
      expectStatus(await world.send({ method: "POST", path: module.path, headers: json, body, chunked: true }), 201);
    },
  ),
  perModule(
    { id: "security.chunked-body", title: "a small body without Content-Length is accepted", contract: "POST {name} → 201." },
    async (world, module) => {
      expectStatus(await world.send({ method: "POST", path: module.path, headers: json, body: padded(200), chunked: true }), 201);
    },
  ),
];
