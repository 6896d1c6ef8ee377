import { setTimeout as pause } from "node:timers/promises";
import type { ModuleSpec } from "../suite-options.ts";
import { entityRoutes } from "./entities.ts";
import { json, type Answer, type Exchange } from "./exchange.ts";
import type { Wrong } from "./inner-fault.ts";
import { openMetrics, type Metrics } from "./metrics.ts";
import { describe } from "./openapi.ts";
import { openOutbox, type Outbox } from "./outbox.ts";
import { list } from "./paging.ts";
import { problemOf, Refusal } from "./refusal.ts";
import { methodsOf } from "./route.ts";
import { openShelves, type Context } from "./store.ts";
import type { Gate } from "./tokens.ts";

/** The rules of the contract over modules kept in memory: an exchange in, an answer out. */
export interface Backend {
  readonly handle: (exchange: Exchange) => Promise<Answer>;
  readonly context: Context;
  readonly outbox: Outbox;
  readonly metrics: Metrics;
  /** Set while the process drains. */
  readonly state: { isDraining: boolean };
}

/** What differs between reference servers. */
export interface BackendOptions {
  readonly modules: readonly ModuleSpec[];
  readonly wrong: Wrong;
  readonly gate?: Gate;
  readonly rateLimit?: number;
  readonly called: Context["called"];
}

async function ready({ context: { away, wrong, shelves }, state }: Backend): Promise<Answer> {
  if (away.has("silence") && wrong("readiness-waits-for-silence")) await pause(1_500);
  const needs = [
    ...(wrong("database-ignored-by-ready") ? [] : ["database", "silence"]),
    ...(wrong("broker-ignored-by-ready") ? [] : ["broker"]),
    ...(wrong("away-makes-unready") ? shelves.keys() : []),
  ];
  const isReady = !wrong("never-ready") && !needs.some((need) => away.has(need)) && (!state.isDraining || wrong("ready-while-draining"));
  return json(isReady ? 200 : 503, { status: isReady ? "ready" : "unavailable" });
}

async function operate(backend: Backend, exchange: Exchange): Promise<Answer> {
  const { context, metrics, outbox } = backend;
  switch (exchange.path) {
    case "/health/live":
      return json(context.wrong("database-stops-liveness") && context.away.has("database") ? 503 : 200, { status: "live" });
    case "/health/ready":
      return await ready(backend);
    case "/metrics":
      return { status: 200, headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" }, body: metrics.text(outbox) };
    default:
      return json(200, describe([...context.shelves.values()]));
  }
}

async function demandStores({ context: { away, wrong } }: Backend, module: string): Promise<void> {
  if (away.has("silence")) {
    await pause(wrong("silence-is-borne") ? 1_500 : 20);
    throw new Refusal(503, "The service is not available at the moment", { headers: { "retry-after": "1" } });
  }
  if (away.has("database"))
    throw new Refusal(503, wrong("database-leaks") ? "connect ECONNREFUSED 127.0.0.1:5432" : "The service is not available at the moment", { headers: { "retry-after": "1" } });
  if (away.has(module)) throw new Refusal(503, "The service is not available at the moment", { headers: { "retry-after": "1" } });
}

async function dispatch(backend: Backend, exchange: Exchange): Promise<Answer> {
  const { context } = backend;
  const { place } = exchange;
  const shelf = context.shelves.get(place.module);
  const method = exchange.method === "HEAD" ? "GET" : exchange.method;
  if (!methodsOf(place).includes(exchange.method))
    throw new Refusal(405, "That method is not allowed here", { headers: { allow: methodsOf(place).join(", ") } });
  if (shelf === undefined) return operate(backend, exchange);
  await demandStores(backend, place.module);
  if (place.kind === "collection") return method === "GET" ? list(exchange, shelf, context.wrong) : entityRoutes.create(context, exchange, shelf);
  if (method === "PATCH") return entityRoutes.change(context, exchange, shelf);
  return method === "GET" ? entityRoutes.read(context, exchange, shelf) : entityRoutes.remove(context, exchange, shelf);
}

function limiter(max: number | undefined): () => void {
  let sent = 0;
  return () => {
    sent += 1;
    if (max !== undefined && sent > max) throw new Refusal(429, "Too many requests in this minute", { headers: { "retry-after": "60" } });
  };
}

async function answerTo(backend: Backend, { gate }: BackendOptions, exchange: Exchange): Promise<Answer> {
  const { place, headers } = exchange;
  if (place.kind === "undecodable") throw new Refusal(400, "The path cannot be decoded");
  if (place.kind === "nothing") throw new Refusal(404, "There is no such route");
  if (place.kind !== "operations" && gate !== undefined) await gate(headers["authorization"]);
  return dispatch(backend, exchange);
}

/** A backend with empty shelves. */
export function openBackend(options: BackendOptions): Backend {
  const { wrong, modules, called } = options;
  const outbox = openOutbox(() => context);
  const context: Context = { shelves: openShelves(modules), wrong, away: new Set(), called, announce: outbox.announce };
  const countRequest = limiter(options.rateLimit);
  const handle = async (exchange: Exchange): Promise<Answer> => {
    try {
      if (exchange.place.kind !== "operations") countRequest();
      return await answerTo(backend, options, exchange);
    } catch (cause) {
      if (cause instanceof Refusal) return problemOf(cause, exchange);
      return problemOf(new Refusal(500, "Something unexpected happened"), exchange);
    }
  };
  const backend: Backend = { handle, context, outbox, metrics: openMetrics(), state: { isDraining: false } };
  return backend;
}
