import { once } from "node:events";
import { type RequestListener, createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { startGateway } from "../scripts/gateway.ts";

const tell: RequestListener = ({ rawHeaders, url }, response) => {
  response.end(JSON.stringify({ url, hosts: rawHeaders.filter((_, at) => rawHeaders[at - 1] === "host") }));
};
const app = createServer({ requireHostHeader: false }, tell).on("checkExpectation", tell);

async function ask(lines: string, port?: number): Promise<string> {
  app.listen(0, "127.0.0.1");
  await once(app, "listening");
  const shop = { name: "shop", modules: ["orders"], port: port ?? (app.address() as AddressInfo).port };
  const gateway = await startGateway([shop], 0);
  const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1");
  socket.write(`${lines}\r\nconnection: close\r\n\r\n`);
  const answer = await text(socket);
  gateway.close();
  app.close();
  return answer;
}

test("a request goes on as it came, and so does the answer", async () => {
  const answer = await ask("GET /api/orders?limit=1 HTTP/1.1\r\nhost: a\r\nhost: b\r\nexpect: a miracle");

  expect(answer).toContain('{"url":"/api/orders?limit=1","hosts":["a","b"]}');
});

test.each([
  ["an app that is away", 503, "GET /api/orders?limit=1 HTTP/1.1\r\nhost: a", "/api/orders"],
  ["what is no HTTP", 400, "hello", "/"],
  ["headers that are too long", 431, `GET / HTTP/1.1\r\nhost: a\r\nx-long: ${"x".repeat(20_000)}`, "/"],
])("%s is answered with a problem %d", async (_what, status, lines, instance) => {
  const [head = "", body = ""] = (await ask(lines, 1)).split("\r\n\r\n");

  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status.toString()} .*\ncontent-type: application/problem\\+json`, "is"));
  expect(body).toContain(`"instance":"${instance}","traceId":"`);
});
