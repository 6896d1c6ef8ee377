import { given, type Check } from "../../check.ts";
import { expectNoCrash, expectProblem, expectStatus, expectThat, headerOf } from "../../expectations.ts";
import type { Reply } from "../../http-client.ts";
import type { World } from "../../world.ts";

const stranger = "https://stranger.example";

function preflight(world: World, path: string, origin: string): Promise<Reply> {
  const headers = { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" };
  return world.sendBare({ method: "OPTIONS", path, headers });
}

/** No origin is allowed: neither this one nor any. */
function expectNoGrant(reply: Reply): void {
  expectNoCrash(reply);
  const granted = headerOf(reply, "access-control-allow-origin");
  expectThat(granted === "" || granted === "null", reply, `no Access-Control-Allow-Origin, found "${granted}"`);
}

async function expectStrangerRefused(world: World): Promise<void> {
  for (const { path } of world.modules) {
    expectNoGrant(await world.send({ path, headers: { origin: stranger } }));
    expectNoGrant(await world.send({ method: "POST", path, headers: { origin: stranger }, json: {} }));
    expectNoGrant(await preflight(world, path, stranger));
  }
}

const corsIsOff = {
  pick: (world: World): true | undefined => (world.options.corsOrigins === undefined ? true : undefined),
  otherwise: "the backend has CORS_ORIGINS set",
};

const corsIsOn = {
  pick: (world: World): string | undefined => world.options.corsOrigins?.[0],
  otherwise: "the backend has no CORS_ORIGINS set",
};

export const corsChecks: readonly Check[] = [
  given(
    corsIsOff,
    { id: "security.cors-off", title: "no origin is allowed until one is configured", contract: "CORS off until configured; CORS_ORIGINS (empty = off)." },
    (world) => expectStrangerRefused(world),
  ),
  given(
    corsIsOn,
    { id: "security.cors-configured", title: "a configured origin is allowed", contract: "CORS off until configured: CORS_ORIGINS." },
    async (world, origin) => {
      for (const { path } of world.modules) {
        for (const reply of [await world.send({ path, headers: { origin } }), await preflight(world, path, origin)]) {
          expectThat(headerOf(reply, "access-control-allow-origin") === origin, reply, `Access-Control-Allow-Origin: ${origin}`);
        }
        expectStatus(await preflight(world, path, origin), 200, 204);
      }
    },
  ),
  given(
    corsIsOn,
    { id: "security.cors-stranger", title: "an origin that is not configured is not allowed", contract: "CORS off until configured: CORS_ORIGINS." },
    (world) => expectStrangerRefused(world),
  ),
];

export const rateLimitChecks: readonly Check[] = [
  given(
    { pick: (world) => world.options.rateLimit, otherwise: "no rate limit was told" },
    {
      id: "rate-limit.refuses",
      title: "more requests than the limit are 429 with Retry-After",
      contract: "rate limit; RATE_LIMIT_MAX (requests per minute and client).",
    },
    async (world, { max }) => {
      const path = world.modules[0]?.path ?? "/";
      for (let sent = 0; sent <= max * 2 + 2; sent += 1) {
        const reply = await world.send({ path });
        if (reply.status === 200) continue;
        expectProblem(reply, 429);
        expectThat(/^\d+$/.test(headerOf(reply, "retry-after")), reply, "Retry-After in seconds");
        expectThat(sent > 0, reply, "the first request to be answered");
        return;
      }
      expectStatus(await world.send({ path }), 429);
    },
  ),
  given(
    { pick: (world) => world.options.rateLimit, otherwise: "no rate limit was told" },
    {
      id: "rate-limit.spares-health",
      title: "health checks are not limited",
      contract: "/health/live, /health/ready: what the orchestrator asks is always answered.",
    },
    async (world, { max }) => {
      for (const app of world.apps) {
        for (let sent = 0; sent <= max + 2; sent += 1) expectStatus(await world.sendTo(app, { path: "/health/live" }), 200);
        expectStatus(await world.sendTo(app, { path: "/health/ready" }), 200);
      }
    },
  ),
];
