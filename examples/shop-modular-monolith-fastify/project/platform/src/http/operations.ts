import type { FastifyInstance } from "fastify";
import type { ServerParts } from "./server.ts";

/** What operators ask: alive, ready, numbers, and the description of the API. */
export function operationsRoutes(app: FastifyInstance, { metrics, readiness, openApi }: ServerParts): void {
  const config = { quiet: true, public: true, rateLimit: false } as const;

  app.get("/health/live", { config }, () => ({ status: "ok" }));

  app.get("/health/ready", { config }, async (_request, reply) => {
    const { ready, checks } = await readiness.report();
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ok" : "unavailable", checks });
  });

  app.get("/metrics", { config }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );

  app.get("/openapi.json", { config }, () => openApi);
}
