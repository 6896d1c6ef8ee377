import { type RequestListener, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { operation } from "../src/operation.ts";
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

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const SHOES = '{"name":"Blue shoes","new":"field"}';

/** A client of a server that answers each request with the next status. */
async function aClient(statuses: readonly number[], { timeoutMs = 30_000, body = SHOES } = {}) {
  const paths: string[] = [];
  const answer: RequestListener = (request, response) => {
    const status = statuses[paths.length] ?? 200;
    paths.push(request.url ?? "");
    // Zero stands for a service that accepts and then says nothing.
    if (status > 0) response.writeHead(status).end(body);
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

describe("ServiceClient", () => {
  test("fills the path and reads past fields it does not know", async () => {
    const { client, paths } = await aClient([200]);

    expect(await client.call(read, { params })).toEqual({ name: "Blue shoes" });
    expect(paths).toEqual(["/things/a%2Fb"]);
  });

  test("finds nothing where the answer is 404", async () => {
    const { client } = await aClient([404]);

    expect(await client.find(read, { params })).toBeUndefined();
  });

  test.each([
    [404, "not-found"],
    [412, "stale"],
    [422, "invalid"],
  ])("is refused with %i as the module itself refuses: %s", async (status, kind) => {
    const errors = [{ pointer: "/name", detail: "Too long", code: "too_big" }];
    const problem = { type: "about:blank", title: "No", status, detail: "Not like this.", instance: "/things", errors };
    const { client, paths } = await aClient([status], { body: JSON.stringify(problem) });

    await expect(client.call(read, { params })).rejects.toMatchObject({
      kind,
      message: "Not like this.",
      fields: errors,
    });
    expect(paths).toHaveLength(1);
  });

  test("takes the refusal of what stands in between for no answer of the service", async () => {
    const { client } = await aClient([404], { body: "<h1>Not found</h1>" });

    await expect(client.call(read, { params })).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("asks no second time where the answer is not as agreed", async () => {
    const { client, paths } = await aClient([200]);
    const other = operation({ ...read, result: z.object({ name: z.int() }) });

    await expect(client.call(other, { params })).rejects.toMatchObject({ kind: "unavailable" });
    expect(paths).toHaveLength(1);
  });

  test("repeats a read that failed by chance", async () => {
    const { client, paths } = await aClient([503, 502, 200]);

    expect(await client.call(read, { params })).toEqual({ name: "Blue shoes" });
    expect(paths).toHaveLength(3);
  });

  test("never repeats a creation", async () => {
    const { client, paths } = await aClient([503]);

    await expect(client.call(make, { params, body: {} })).rejects.toMatchObject({ kind: "unavailable" });
    expect(paths).toHaveLength(1);
  });

  test("gives up on a service that says nothing", async () => {
    const { client } = await aClient([0, 0, 0], { timeoutMs: 100 });

    await expect(client.call(read, { params })).rejects.toMatchObject({ kind: "unavailable" });
  });
});
