import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Backend } from "./backend.ts";
import type { Answer, Exchange, Place } from "./exchange.ts";
import type { Fault } from "./fault.ts";
import { problemOf, Refusal } from "./refusal.ts";
import { placeOf } from "./route.ts";

/** What the adapter puts around the rules. */
export interface AdapterOptions {
  readonly backend: Backend;
  readonly fault: Fault | undefined;
  readonly bodyLimit: number;
  readonly corsOrigins: readonly string[];
  readonly log: (line: string) => void;
}

const securityHeaders = { "x-content-type-options": "nosniff", "x-frame-options": "DENY", "cache-control": "no-store" };

async function readBody(request: IncomingMessage, limit: number): Promise<{ body: Buffer; isTooLarge: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return { body: Buffer.concat(chunks), isTooLarge: size > limit };
}

function traceOf(traceparent: string | undefined): string {
  const given = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? "")?.[1];
  return given ?? randomBytes(16).toString("hex");
}

async function exchangeOf(request: IncomingMessage, { bodyLimit, backend }: AdapterOptions): Promise<Exchange> {
  const [path = "/", search = ""] = (request.url ?? "/").split(/\?(.*)/s);
  const headers = Object.fromEntries(Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(", ")]));
  const place = placeOf(path, [...backend.context.shelves.keys()]);
  const trace = { traceId: traceOf(headers["traceparent"]), spanId: randomBytes(8).toString("hex") };
  return { method: request.method ?? "GET", path, query: new URLSearchParams(search), headers, ...(await readBody(request, bodyLimit)), ...trace, place };
}

function preflight({ method, headers }: Exchange, origins: readonly string[]): Answer | undefined {
  const origin = headers["origin"] ?? "";
  if (method !== "OPTIONS" || !origins.includes(origin)) return undefined;
  return {
    status: 204,
    headers: { "access-control-allow-methods": "GET, HEAD, POST, PATCH, DELETE", "access-control-allow-headers": "content-type, if-match" },
  };
}

function withCors(answer: Answer, { headers }: Exchange, origins: readonly string[]): Answer {
  const origin = headers["origin"] ?? "";
  return origins.includes(origin) ? { ...answer, headers: { ...answer.headers, "access-control-allow-origin": origin, vary: "origin" } } : answer;
}

function write(response: ServerResponse, { status, headers, body }: Answer, isHead: boolean): void {
  const text = typeof body === "object" ? JSON.stringify(body) : body;
  response.writeHead(status, headers);
  response.end(isHead || status === 204 || status === 304 ? undefined : text);
}

function logRequest({ log, fault }: AdapterOptions, exchange: Exchange, status: number): void {
  const entry = {
    time: new Date().toISOString(),
    level: status >= 500 ? "error" : "info",
    msg: "request",
    trace_id: exchange.traceId,
    span_id: exchange.spanId,
    method: exchange.method,
    path: exchange.path,
    status,
  };
  const changed = fault?.onLog === undefined ? entry : fault.onLog(entry, exchange);
  if (changed !== undefined) log(typeof changed === "string" ? changed : JSON.stringify(changed));
}

async function serve(request: IncomingMessage, response: ServerResponse, options: AdapterOptions): Promise<void> {
  const { backend, fault, corsOrigins } = options;
  const started = performance.now();
  const asked = await exchangeOf(request, options);
  const exchange = fault?.onRequest?.(asked) ?? asked;
  const plain = preflight(exchange, corsOrigins) ?? refusedHost(exchange) ?? (await backend.handle(exchange));
  const complete = withCors({ ...plain, headers: { ...securityHeaders, ...plain.headers } }, exchange, corsOrigins);
  const answer = fault?.onAnswer === undefined ? complete : fault.onAnswer(complete, exchange);
  if (answer === undefined) return void request.socket.destroy();
  backend.metrics.count(exchange.method, exchange.place.route, { status: answer.status, seconds: (performance.now() - started) / 1000 });
  if (!(backend.context.wrong("failure-not-logged") && answer.status >= 500)) logRequest(options, exchange, answer.status);
  write(response, answer, exchange.method === "HEAD");
}

function refusedHost(exchange: Exchange): Answer | undefined {
  return exchange.headers["host"]?.includes(",") === true ? problemOf(new Refusal(400, "A request names one host."), exchange) : undefined;
}

/** Node could not read a request: there is only a socket to answer on. */
function answerUnreadable(socket: Duplex, { fault }: AdapterOptions): void {
  const nothing: Place = { kind: "nothing", module: "", id: "", route: "" };
  const trace = { traceId: traceOf(undefined), spanId: randomBytes(8).toString("hex") };
  const exchange: Exchange = { method: "", path: "/", query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0), isTooLarge: false, ...trace, place: nothing };
  const right = problemOf(new Refusal(400, "This is not a request that can be read."), exchange);
  const answer = fault?.onAnswer === undefined ? right : fault.onAnswer(right, exchange);
  if (answer === undefined) return void socket.destroy();
  const head = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${String(answer.status)} Refused\r\nconnection: close\r\n${head.join("")}\r\n${typeof answer.body === "object" ? JSON.stringify(answer.body) : (answer.body ?? "")}`);
}

/** An HTTP server around a backend; it does not listen yet. */
export function serverOf(options: AdapterOptions): Server {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response, options).catch(() => request.socket.destroy());
  };
  return createServer({ requireHostHeader: false }, answer)
    .on("checkExpectation", answer)
    .on("clientError", (_error, socket) => answerUnreadable(socket, options));
}
