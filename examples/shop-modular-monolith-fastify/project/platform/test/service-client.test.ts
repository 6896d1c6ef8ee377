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

/** A client of a server that answers each request with the next status. */
async function aClient(statuses: readonly number[], timeoutMs = 30_000) {
  const paths: string[] = [];
  const answer: RequestListener = (request, response) => {
    const status = statuses[paths.length] ?? 200;
    paths.push(request.url ?? "");
    // Zero stands for a service that accepts and then says nothing.
    if (status > 0) response.writeHead(status).end('{"name":"Blue shoes","new":"field"}');
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
    const { client } = await aClient([0, 0, 0], 100);

    await expect(client.call(read, { params })).rejects.toMatchObject({ kind: "unavailable" });
  });
});
