import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { route } from "../src/http/index.ts";
import type { Module } from "../src/module.ts";
import { operation, resourceOperations } from "../src/operation.ts";
import { type TestBackend, startTestBackend } from "../src/testing.ts";

const Thing = z.strictObject({ name: z.string().min(1) });
const { create, list } = resourceOperations({
  module: "things",
  entity: { pascal: "Thing", words: "thing" },
  view: Thing,
  creation: Thing,
  change: Thing,
});
const slow = operation({ ...create, id: "slowThing", method: "GET", path: "/api/slow", body: undefined, status: 200 });
const broken = operation({ ...slow, id: "breakThing", path: "/api/broken" });

/** Of the slow route: it begins when a request is there and answers when the test says so. */
const begun = Promise.withResolvers<undefined>();
const finished = Promise.withResolvers<{ readonly name: string }>();

const things: Module = {
  name: "things",
  contract: undefined,
  operations: [create, list],
  subscriptions: [],
  routes: (app, _options, done) => {
    app.route({ ...route(create), handler: ({ body }) => body });
    app.route({ ...route(list), handler: () => ({ items: [], nextCursor: null }) });
    app.route({
      ...route(slow),
      handler: () => {
        begun.resolve(undefined);
        return finished.promise;
      },
    });
    app.route({
      ...route(broken),
      handler: () => {
        throw new Error("select secret from table");
      },
    });
    done();
  },
};

const path = "/api/things";
const json = { "content-type": "application/json" };

describe("the HTTP server", () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend(() => [things], { env: { BODY_LIMIT_BYTES: "1000" } });
  });
  afterAll(() => backend.stop());

  test.each([
    ["broken JSON", 400, "POST", path, { headers: json, body: '{"name":' }],
    ["a body that is announced and empty", 422, "POST", path, { headers: json }],
    ["a body that is not UTF-8", 400, "POST", path, { headers: json, body: Buffer.from('{"name":"\xff"}', "latin1") }],
    ["a body in gzip", 415, "POST", path, { headers: { ...json, "content-encoding": "gzip" }, body: "{}" }],
    ["a wrong type", 422, "POST", path, { body: { name: 1 } }],
    ["another media type", 415, "POST", path, { headers: { "content-type": "text/plain" }, body: "x" }],
    ["a body that is too long", 413, "POST", path, { body: { name: "x".repeat(1_000) } }],
    ["an unknown path", 404, "GET", "/nowhere", {}],
    ["a path that is nearly known", 404, "GET", "/openapi-json", {}],
    ["a path that cannot be decoded", 400, "GET", "/api/%ff", {}],
    ["a wrong method", 405, "PUT", path, {}],
    ["a wrong method, whatever the body", 405, "PUT", path, { headers: json, body: "{" }],
  ])("answers %s with a problem %d", async (_what, status, method, at, more) => {
    const answer = await backend.call(method, at, more);

    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ type: "about:blank", status, instance: at });
  });

  test("says what is wrong: with the body by a pointer into it, with a parameter by its name", async () => {
    const [inBody, inQuery] = [
      await backend.call("POST", path, { body: {} }),
      await backend.call("GET", `${path}?limit=0`),
    ];

    expect(inBody.body).toMatchObject({ status: 422, errors: [{ pointer: "/name" }] });
    expect(inQuery.body).toMatchObject({ status: 422, errors: [{ parameter: "limit" }] });
  });

  test("says which methods a path has", async () => {
    expect((await backend.call("PUT", path)).headers.get("allow")).toBe("GET, HEAD, POST");
  });

  test.each([
    [
      "a problem to a request that names no host",
      "accept: */*",
      /^HTTP\/1\.1 400 .*\ncontent-type: application\/problem\+json/is,
    ],
    [
      "a problem to a request that names two hosts",
      "host: a\r\nhost: b",
      /^HTTP\/1\.1 400 .*\ncontent-type: application\/problem\+json/is,
    ],
    [
      "a problem to a request whose host is none",
      "host: a,b",
      /^HTTP\/1\.1 400 .*\ncontent-type: application\/problem\+json/is,
    ],
    [
      "a problem with a trace to what is no HTTP",
      "host: x\r\ncontent-length: -1",
      /^HTTP\/1\.1 400 .*\ncontent-type: application\/problem\+json.*"traceId":"[0-9a-f]{32}"/is,
    ],
    ["a request that expects what we do not know", "host: x\r\nexpect: a miracle", /^HTTP\/1\.1 200 /],
  ])("answers %s", async (_what, header, expected) => {
    const { hostname, port } = new URL(backend.url);
    const socket = connect(Number(port), hostname);
    socket.write(`GET /health/live HTTP/1.1\r\n${header}\r\nconnection: close\r\n\r\n`);

    expect(await text(socket)).toMatch(expected);
  });

  test("tells nothing of the inside when something breaks", async () => {
    const answer = await backend.call("GET", "/api/broken");

    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|stack|\.ts/);
  });

  test("is ready, measured and described", async () => {
    expect(await backend.call("GET", "/health/live")).toMatchObject({ status: 200 });
    expect(await backend.call("GET", "/health/ready")).toMatchObject({ status: 200, body: { status: "ok" } });
    expect((await backend.call("GET", "/openapi.json")).body).toMatchObject({ openapi: "3.1.0" });
    expect((await backend.call("GET", "/metrics")).body).toContain(
      'http_server_request_duration_seconds_count{http_request_method="GET",http_route="/health/live",',
    );
  });

  test("sends no CORS headers and sets those that protect", async () => {
    const { headers } = await backend.call("GET", "/health/live", { headers: { origin: "http://elsewhere.example" } });

    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("a server that is told to", () => {
  test("limits the rate", async () => {
    const backend = await startTestBackend(() => [things], { env: { RATE_LIMIT_MAX: "2" } });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await backend.call("GET", "/api/broken")).status);
    const { headers, body } = await backend.call("GET", "/api/broken");
    await backend.stop();

    expect(statuses).toEqual([500, 500, 429]);
    expect(headers.get("retry-after")).not.toBeNull();
    expect(body).toMatchObject({ status: 429 });
  });

  test("counts what it refuses, too: wrong tokens and paths that nobody has", async () => {
    const backend = await startTestBackend(() => [things], { env: { RATE_LIMIT_MAX: "2" } });
    await backend.call("GET", "/nowhere");
    await backend.call("POST", path, { headers: { authorization: "Bearer guessed" } });
    const answers = [
      await backend.call("GET", "/nowhere"),
      await backend.call("POST", path, { headers: { authorization: "Bearer guessed" } }),
      await backend.call("GET", "/health/live"),
    ];
    await backend.stop();

    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
  });

  test("measures no scheme that a caller makes up", async () => {
    const backend = await startTestBackend(() => [things], { env: { TRUST_PROXY_HOPS: "1" } });
    for (const scheme of ["https", "gopher"]) {
      await backend.call("GET", "/nowhere", { headers: { "x-forwarded-proto": scheme } });
    }
    const { body } = await backend.call("GET", "/metrics");
    await backend.stop();

    const schemes = String(body).matchAll(/duration_seconds_count\{.*url_scheme="(\w+)"/g);
    expect([...schemes].map(([, scheme]) => scheme).sort()).toEqual(["http", "https"]);
  });

  test("lets the pages of an origin call", async () => {
    const origin = "https://shop.example";
    const backend = await startTestBackend(() => [things], { env: { CORS_ORIGINS: origin } });
    const { headers } = await backend.call("GET", "/health/live", { headers: { origin } });
    const asked = { origin, "access-control-request-method": "PUT" };
    const preflight = await backend.call("OPTIONS", path, { headers: { ...asked, authorization: "" } });
    const options = await backend.call("OPTIONS", path);
    await backend.stop();

    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toContain("PUT");
    expect(options.status).toBe(204);
  });

  test("stop refuses readiness, and finishes the request at hand", async () => {
    const backend = await startTestBackend(() => [things], { env: { SHUTDOWN_DRAIN_MS: "2000" } });
    const slowAnswer = backend.call("GET", "/api/slow");
    await begun.promise;
    const stopped = backend.stop();
    const readiness = await backend.call("GET", "/health/ready");
    finished.resolve({ name: "slow" });

    expect(readiness).toMatchObject({ status: 503 });
    expect(readiness.headers.get("connection")).toBe("close");
    expect(await slowAnswer).toMatchObject({ status: 200, body: { name: "slow" } });
    await stopped;
    await expect(backend.call("GET", "/health/live")).rejects.toThrow();
  });

  test("stops, although somebody began to ask and never goes on", async () => {
    const backend = await startTestBackend(() => [things]);
    const { hostname, port } = new URL(backend.url);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    socket.write("GET /health/live HTTP/1.1\r\nhost: ");
    await backend.call("GET", "/health/live");
    const closed = once(socket, "close");
    await backend.stop();

    await closed;
  });
});
