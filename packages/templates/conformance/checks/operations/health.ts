import { perApp, type Check } from "../../check.ts";
import { expectNoCrash, expectProblem, expectStatus, expectThat, hasMediaType, headerOf } from "../../expectations.ts";

const routes = ["/health/live", "/health/ready", "/metrics", "/openapi.json"];

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
  perApp({ id: "operations.head", title: "HEAD works on operations routes", contract: "HEAD works where GET does." }, async (world, app) => {
    for (const path of routes) {
      const reply = await world.sendTo(app, { method: "HEAD", path });
      expectStatus(reply, 200);
      expectThat(reply.text === "", reply, "no body");
    }
  }),
  perApp(
    { id: "operations.wrong-method", title: "a wrong method on operations routes is 405 with Allow", contract: "wrong method 405 + Allow." },
    async (world, app) => {
      for (const path of routes) {
        const reply = await world.sendTo(app, { method: "DELETE", path });
        expectProblem(reply, 405);
        expectThat(/\bGET\b/.test(headerOf(reply, "allow")), reply, `Allow with GET, found "${headerOf(reply, "allow")}"`);
      }
    },
  ),
  perApp({ id: "operations.openapi-type", title: "/openapi.json is JSON", contract: "/openapi.json on the same port." }, async (world, app) => {
    const reply = await world.sendTo(app, { path: "/openapi.json" });
    expectStatus(reply, 200);
    expectThat(hasMediaType(reply, "application/json") || hasMediaType(reply, "application/vnd.oai.openapi+json"), reply, "application/json");
  }),
];
