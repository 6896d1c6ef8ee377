import { expectProblem, expectStatus } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import type { Module, World } from "../../world.ts";

/** Posts a JSON value to the module's collection. */
export function post(world: World, module: Module, json: unknown): Promise<Reply> {
  return world.send({ method: "POST", path: module.path, json });
}

/** Posts text that claims to be JSON. */
export function postText(world: World, module: Module, body: string | Buffer): Promise<Reply> {
  return world.send({ method: "POST", path: module.path, headers: { "content-type": "application/json" }, body });
}

/** Accepted, or refused as a problem of the caller: anything but a break-down. */
export function expectVerdict(reply: Reply): void {
  if (reply.status === 201) expectStatus(reply, 201);
  else expectProblem(reply, 400, 422);
}
