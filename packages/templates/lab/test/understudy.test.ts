import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NoAnswer, send } from "../../conformance/http-client.ts";
import { startUnderstudy, type Understudy } from "../fleet/understudy.ts";
import { wrongAnswers } from "../fleet/wrong-answers.ts";

const service = createServer((request, response) => {
  response.writeHead(201, { "x-asked": `${request.method ?? ""} ${request.url ?? ""}` });
  request.pipe(response);
});
let understudy: Understudy;

beforeEach(async () => {
  service.listen(0, "127.0.0.1");
  await once(service, "listening");
  understudy = await startUnderstudy(`http://127.0.0.1:${String((service.address() as AddressInfo).port)}`);
});

afterEach(async () => {
  await understudy.close();
  service.closeAllConnections();
  service.close();
});

test("a request goes through as it came, and so does the answer", async () => {
  const reply = await send(understudy.url, { method: "POST", path: "/api/orders?limit=1", json: { name: "one" } });

  expect([reply.status, reply.headers["x-asked"], reply.text]).toEqual([201, "POST /api/orders?limit=1", '{"name":"one"}']);
});

test("a part answers instead of the service, is counted, and ends", async () => {
  understudy.play((response) => void response.writeHead(403).end());
  expect((await send(understudy.url, { path: "/" })).status).toBe(403);
  expect(understudy.asked()).toBe(1);

  understudy.play();
  expect((await send(understudy.url, { path: "/" })).status).toBe(201);
  expect(understudy.asked()).toBe(0);
});

test.each(["a reset", "half an answer"])("%s is no answer", async (name) => {
  understudy.play(wrongAnswers.find((wrong) => wrong.name === name)?.part);

  await expect(send(understudy.url, { path: "/" })).rejects.toThrow(NoAnswer);
});
