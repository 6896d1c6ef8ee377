import { perApp, type Check } from "../../check.ts";
import { expectNoCrash, expectStatus, expectThat, hasMediaType } from "../../expectations.ts";

export const healthChecks: readonly Check[] = [
  perApp({ id: "operations.live", title: "/health/live is 200", contract: "/health/live (no downstream checks)." }, async (world, app) =>
    expectStatus(await world.sendTo(app, { path: "/health/live" }), 200),
  ),
  perApp(
    {
      id: "operations.ready",
      title: "/health/ready is 200 while the backend serves",
      contract: "/health/ready (database and broker; 503 while starting, failing or draining).",
    },
    async (world, app) => expectStatus(await world.sendTo(app, { path: "/health/ready" }), 200),
  ),
  perApp(
    { id: "operations.odd-queries", title: "odd queries on operations routes do no harm", contract: "/health/live, /health/ready." },
    async (world, app) => {
      for (const path of ["/health/live?x=1", "/health/ready?verbose", "/metrics?name[]=x", "/openapi.json?x=%zz"]) {
        expectNoCrash(await world.sendTo(app, { path }));
      }
    },
  ),
  perApp({ id: "operations.openapi-type", title: "/openapi.json is JSON", contract: "/openapi.json on the same port." }, async (world, app) => {
    const reply = await world.sendTo(app, { path: "/openapi.json" });
    expectStatus(reply, 200);
    expectThat(hasMediaType(reply, "application/json") || hasMediaType(reply, "application/vnd.oai.openapi+json"), reply, "application/json");
  }),
];
