import { SpanStatusCode, trace } from "@opentelemetry/api";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Module } from "../src/module.ts";
import { unavailable } from "../src/problem.ts";
import { type TestBackend, startTestBackend } from "../src/testing.ts";

const things: Module = {
  name: "things",
  contract: undefined,
  operations: [],
  subscriptions: [],
  routes: (app, _options, done) => {
    const config = { public: true };
    app.get("/api/things", { config }, () => ({ items: [] }));
    app.get("/api/broken", { config }, () => {
      throw new Error("a bug");
    });
    app.get("/api/away", { config }, () => {
      throw unavailable("The archive");
    });
    done();
  },
};

const spans = new InMemorySpanExporter();
let backend: TestBackend;

beforeAll(async () => {
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }));
  backend = await startTestBackend(() => [things]);
});
afterEach(() => {
  spans.reset();
});
afterAll(() => backend.stop());

test.each([
  ["is answered", "GET", "/api/things", "GET /api/things", 200],
  ["finds nothing", "GET", "/nowhere", "GET", 404],
  ["cannot be read", "GET", "/api/%ff", "GET", 400],
])("the span of a request that %s is no failure of the server", async (_what, method, path, name, status) => {
  await backend.call(method, path);

  const [span] = spans.getFinishedSpans();
  expect(span?.name).toBe(name);
  expect(span?.status.code).toBe(SpanStatusCode.UNSET);
  expect(span?.attributes).toMatchObject({ "http.response.status_code": status });
  expect(span?.attributes).not.toHaveProperty("error.type");
});

test.each([
  ["a bug", "/api/broken", 500],
  ["what is away", "/api/away", 503],
])("the span of a request that fails by %s says with what", async (_what, path, status) => {
  await backend.call("GET", path);

  const [span] = spans.getFinishedSpans();
  expect(span?.status.code).toBe(SpanStatusCode.ERROR);
  expect(span?.attributes).toMatchObject({ "http.response.status_code": status, "error.type": status.toString() });
});

test("a path that no route has is no route, and a method that nobody knows has no name of its own", async () => {
  await backend.call("PROPFIND", "/nowhere");

  const [span] = spans.getFinishedSpans();
  expect(span?.name).toBe("HTTP");
  expect(span?.attributes).toMatchObject({
    "http.request.method": "_OTHER",
    "http.request.method_original": "PROPFIND",
  });
  expect(span?.attributes).not.toHaveProperty("http.route");
});
