import { once } from "node:events";
import type { ServerResponse } from "node:http";
import cors from "@fastify/cors";
import rateLimit from "@fastify/rate-limit";
import { type FastifyBaseLogger, type FastifyInstance, LogController, fastify } from "fastify";
import type { Config } from "../config.ts";
import type { Logger, Metrics } from "../telemetry.ts";
import type { Module } from "../module.ts";
import { HttpProblem } from "../problem.ts";
import type { Readiness } from "../lifecycle.ts";
import { answerUnreadable, namesItsHost } from "../wire.ts";
import { guardAccess } from "./access.ts";
import { readBodies } from "./bodies.ts";
import { answerUnroutable, problems } from "./problems.ts";
import { zodValidator } from "./route.ts";
import { telemetry } from "./telemetry.ts";
import { unknownPaths } from "./unknown-paths.ts";

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

export interface ServerParts {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  readonly openApi: object;
  readonly modules: readonly Module[];
}

export interface HttpServer {
  /** Resolves with the URL it listens at. */
  listen(): Promise<string>;
  /** Takes no new work and waits for the requests at hand. */
  close(): Promise<void>;
  /** The framework's own, for what calls it without a port. */
  readonly framework: FastifyInstance;
}

/** Answers are data: nothing in them may be run, framed or guessed at. Always the same, so no plugin has to build them. */
const PROTECTION = {
  // An ETag saves the body, not the question: nobody may show an old state of ours.
  "cache-control": "no-cache",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** What is longer than any id is found nowhere; what is much longer is not even looked for. */
const LONGEST_PARAMETER = 1_000;

function bareServer({ config, log }: ServerParts): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  return fastify({
    // Node itself would answer a request without one, with no body at all: we do, as to everything else.
    http: { requireHostHeader: false },
    loggerInstance,
    // One line per request comes from the telemetry plugin, with the trace id instead of a request id.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    bodyLimit: config.bodyLimit,
    trustProxy: config.trustProxyHops > 0 && ((_address, hop) => hop < config.trustProxyHops),
    requestTimeout: 30_000,
    // Longer than the idle time of usual load balancers, so that they, not we, end a connection.
    keepAliveTimeout: 75_000,
    return503OnClosing: false,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnreadable,
  });
}

async function secure(app: FastifyInstance, { corsOrigins, rateLimitMax }: Config): Promise<void> {
  app.addHook("onRequest", ({ raw }, reply, done) => {
    reply.headers(PROTECTION);
    done(namesItsHost(raw) ? undefined : new HttpProblem(400, "A request names the one host it is for."));
  });
  if (corsOrigins.length > 0) {
    const exposedHeaders = ["etag", "location", "retry-after"];
    const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    // Not strict: what is no preflight would be refused with plain text, which is no answer of ours.
    await app.register(cors, { origin: corsOrigins, exposedHeaders, methods, strictPreflight: false });
  }
  if (rateLimitMax > 0) await limitRate(app, rateLimitMax);
}

/** Counts requests before anything is looked up for them: guesses of tokens and of paths count, too. */
async function limitRate(app: FastifyInstance, max: number): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max,
    timeWindow: "1 minute",
    errorResponseBuilder: () => new HttpProblem(429, "Too many requests. Wait a little."),
  });
  const limit = app.rateLimit();
  app.addHook("onRequest", async (request, reply) => {
    // A route may have a limit of its own (`config: { rateLimit: … }`), or none.
    if (request.routeOptions.config.rateLimit === undefined) await limit.call(app, request, reply);
  });
}

/** The answers at hand, each until it is out or its caller is gone. */
function answersAtHand(app: FastifyInstance): ReadonlySet<ServerResponse> {
  const working = new Set<ServerResponse>();
  app.server.on("request", (_request, response) => {
    working.add(response);
    response.once("close", () => working.delete(response));
  });
  return working;
}

/** The HTTP server of an app: everything around the routes of its modules. */
export async function createServer(parts: ServerParts): Promise<HttpServer> {
  const { config, modules, metrics, readiness } = parts;
  const app = bareServer(parts);
  const working = answersAtHand(app);
  // HTTP lets us pass over a wish that we do not know; Node would refuse it, with no body.
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));
  app.setValidatorCompiler(zodValidator);
  readBodies(app);

  await app.register(telemetry, { metrics });
  await app.register(problems);
  await secure(app, config);
  await guardAccess(app, config);
  await app.register(unknownPaths);
  app.addHook("onSend", (_request, reply, _payload, done) => {
    // While draining, clients are asked to come back on a new connection, which a balancer sends elsewhere.
    if (readiness.draining) reply.header("connection", "close");
    done();
  });
  operationsRoutes(app, parts);
  for (const { routes } of modules) await app.register(routes);

  return {
    listen: () => app.listen({ host: config.host, port: config.port }),
    close: async () => {
      const closed = app.close();
      while (working.size > 0) await Promise.all([...working].map((answer) => once(answer, "close")));
      // What has not even finished asking by now could hold the stop for as long as it likes.
      app.server.closeAllConnections();
      await closed;
    },
    framework: app,
  };
}
