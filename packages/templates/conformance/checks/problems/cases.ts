import type { Reply } from "../../http-client.ts";
import { create, unknownId, type Module, type World } from "../../world.ts";

/** A way to make the backend answer with a problem. */
export interface ProblemCase {
  readonly name: string;
  readonly status: readonly number[];
  readonly contract: string;
  readonly provoke: (world: World, module: Module) => Promise<Reply>;
}

function postText(world: World, module: Module, body: string): Promise<Reply> {
  return world.send({ method: "POST", path: module.path, headers: { "content-type": "application/json" }, body });
}

async function patchWith(world: World, module: Module, headers: Record<string, string>): Promise<Reply> {
  const { path } = await create(world, module);
  return world.send({ method: "PATCH", path, headers, json: { name: "changed" } });
}

/** One case for each kind of problem the contract lists. */
export const problemCases: readonly ProblemCase[] = [
  { name: "bad-json", status: [400], contract: "bad JSON 400", provoke: (world, module) => postText(world, module, '{"name":') },
  { name: "validation", status: [422], contract: "validation 422", provoke: (world, module) => postText(world, module, "{}") },
  { name: "unknown-entity", status: [404], contract: "GET one … 404", provoke: (world, module) => world.send({ path: `${module.path}/${unknownId()}` }) },
  {
    name: "unknown-route",
    status: [404],
    contract: "unknown route 404",
    provoke: (world, module) => world.send({ path: `${module.path}/${unknownId()}/nothing/here` }),
  },
  { name: "wrong-method", status: [405], contract: "wrong method 405", provoke: (world, module) => world.send({ method: "DELETE", path: module.path }) },
  {
    name: "media-type",
    status: [415],
    contract: "text/plain … → 415",
    provoke: (world, module) => world.send({ method: "POST", path: module.path, headers: { "content-type": "text/plain" }, body: '{"name":"x"}' }),
  },
  {
    name: "too-large",
    status: [413],
    contract: "> 1 MiB → 413",
    provoke: (world, module) => postText(world, module, `{"name":"${"x".repeat((world.options.bodyLimitBytes ?? 1_048_576) * 2)}"}`),
  },
  { name: "no-if-match", status: [428], contract: "PATCH If-Match: missing 428", provoke: (world, module) => patchWith(world, module, {}) },
  {
    name: "stale-if-match",
    status: [412],
    contract: "PATCH If-Match: stale 412",
    provoke: (world, module) => patchWith(world, module, { "if-match": '"999"' }),
  },
  { name: "bad-limit", status: [400, 422], contract: "bad limit/cursor → 400/422", provoke: (world, module) => world.send({ path: `${module.path}?limit=0` }) },
];
