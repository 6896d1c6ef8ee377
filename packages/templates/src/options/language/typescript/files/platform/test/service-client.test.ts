import { type RequestListener, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { trace } from "@opentelemetry/api";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { operation } from "../src/operation.ts";
import { HttpProblem, toHttpProblem } from "../src/problem.ts";
import { ServiceClient } from "../src/service-client.ts";

const read = operation({
  id: "readThing",
  method: "GET",
  path: "/things/{id}",
  tag: "things",
  summary: "Read",
  status: 200,
  result: z.object({ name: z.string() }),
  problems: [404],
});
const make = operation({ ...read, id: "makeThing", method: "POST" });

const spans = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }));

const closers: (() => void)[] = [];
afterEach(() => {
  spans.reset();
  for (const close of closers.splice(0)) close();
});

const SHOES = '{"name":"Blue shoes","new":"field"}';

/** A client of a server that answers each request with the next status. */
async function aClient(statuses: readonly number[], { timeoutMs = 30_000, body = SHOES, headers = {} } = {}) {
  const paths: string[] = [];
  const answer: RequestListener = (request, response) => {
    const status = statuses[paths.length] ?? 200;
    paths.push(request.url ?? "");
    // Zero stands for a service that accepts and then says nothing.
    if (status > 0) response.writeHead(status, headers).end(body);
  };
  const server = createServer(answer).listen(0, "127.0.0.1");
  closers.push(() => {
    server.close().closeAllConnections();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port.toString()}`;
  return { client: new ServiceClient({ service: "things", baseUrl, timeoutMs }), paths };
}

const params = { id: "a/b" };

const aProblem = (status: number, more = {}): string =>
  JSON.stringify({ type: "about:blank", title: "No", status, detail: "Not like this.", instance: "/things", ...more });

/** What our own caller is answered when a call ends like this. */
const answerTo = (call: Promise<unknown>) =>
  call.then(
    () => new HttpProblem(200, "Not failed."),
    (error: unknown) => toHttpProblem(error),
  );

describe("ServiceClient", () => {
  test("fills the path and reads past fields it does not know", async () => {
    const { client, paths } = await aClient([200]);

    expect(await client.call(read, { params })).toEqual({ name: "Blue shoes" });
    expect(paths).toEqual(["/things/a%2Fb"]);
  });

  test("finds nothing where the module says that there is nothing", async () => {
    const { client } = await aClient([404], { body: aProblem(404) });

    expect(await client.find(read, { params })).toBeUndefined();
  });

  test.each([
    [404, "not-found"],
    [412, "stale"],
    [422, "invalid"],
  ])("is refused with %i as the module itself refuses: %s", async (status, kind) => {
    const errors = [{ pointer: "/name", detail: "Too long", code: "too_big" }];
    const { client, paths } = await aClient([status], { body: aProblem(status, { errors }) });

    await expect(client.call(read, { params })).rejects.toMatchObject({
      kind,
      message: "Not like this.",
      fields: errors,
    });
    expect(paths).toHaveLength(1);
  });

  test.each([401, 403])("takes %i for a fault of our own: whom we call for is none of its business", async (status) => {
    const { client, paths } = await aClient([status], { body: aProblem(status) });

    expect(await answerTo(client.find(read, { params }))).toMatchObject({ status: 500, headers: {} });
    expect(paths).toHaveLength(1);
  });

  test.each([302, 400, 405, 409, 413, 415, 428, 500, 501])("cannot use the answer %i", async (status) => {
    const { client, paths } = await aClient([status], { body: aProblem(status) });

    expect(await answerTo(client.call(read, { params }))).toMatchObject({ status: 502, headers: {} });
    expect(paths).toHaveLength(1);
  });

  test("cannot use the refusal of what stands in between, be it a look-up", async () => {
    const { client } = await aClient([404, 404], { body: "<h1>Not found</h1>" });

    expect(await answerTo(client.call(read, { params }))).toMatchObject({ status: 502 });
    expect(await answerTo(client.find(read, { params }))).toMatchObject({ status: 502 });
  });

  test.each([
    ["has another type", '{"name":1}'],
    ["is no JSON", "<h1>Welcome</h1>"],
  ])("cannot use an answer that %s, and does not ask again", async (_what, body) => {
    const { client, paths } = await aClient([200], { body });

    expect(await answerTo(client.call(read, { params }))).toMatchObject({ status: 502, headers: {} });
    expect(paths).toHaveLength(1);
  });

  test.each([429, 502, 503, 504])("sends our caller away for a while where the answer stays %i", async (status) => {
    const { client, paths } = await aClient([status, status, status]);

    const answer = await answerTo(client.call(read, { params }));
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
    expect(paths).toHaveLength(3);
  });

  test("hands on when the other service wants to be asked again, and asks no sooner itself", async () => {
    const { client, paths } = await aClient([503], { headers: { "retry-after": "30" } });

    const answer = await answerTo(client.call(read, { params }));
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "30" } });
    expect(paths).toHaveLength(1);
  });

  test("reads a time to be asked again, too", async () => {
    const headers = { "retry-after": new Date(Date.now() + 60_000).toUTCString() };
    const { client } = await aClient([429], { headers });

    const answer = await answerTo(client.call(read, { params }));
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(50);
    expect(Number(answer.headers["retry-after"])).toBeLessThanOrEqual(60);
  });

  test.each(["0", "-1", "soon", "1e9", "86400", "Thu, 01 Jan 1970 00:00:00 GMT"])(
    "has a time of its own where the other one says %s",
    async (retryAfter) => {
      const { client } = await aClient([503, 503, 503], { headers: { "retry-after": retryAfter } });

      const answer = await answerTo(client.call(read, { params }));
      expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
    },
  );

  test("repeats a read that failed by chance", async () => {
    const { client, paths } = await aClient([503, 502, 200]);

    expect(await client.call(read, { params })).toEqual({ name: "Blue shoes" });
    expect(paths).toHaveLength(3);
  });

  test("never repeats a creation", async () => {
    const { client, paths } = await aClient([503]);

    expect(await answerTo(client.call(make, { params, body: {} }))).toMatchObject({ status: 503 });
    expect(paths).toHaveLength(1);
  });

  test("gives up on a service that says nothing", async () => {
    const { client, paths } = await aClient([0, 0, 0], { timeoutMs: 100 });

    const answer = await answerTo(client.call(read, { params }));
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
    expect(paths).toHaveLength(3);
  });

  test.each([
    ["that answers with a failure", [500], "500"],
    ["that says nothing", [0, 0, 0], "TimeoutError"],
  ])("the span of a call to a service %s says with what it failed", async (_what, statuses, type) => {
    const { client } = await aClient(statuses, { timeoutMs: 100, body: aProblem(500) });

    await answerTo(client.call(read, { params }));
    expect(spans.getFinishedSpans().map(({ attributes }) => attributes["error.type"])).toEqual(
      statuses.map(() => type),
    );
  });
});
