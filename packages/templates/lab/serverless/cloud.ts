import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { RunningFunction } from "./environment.ts";
import { answerOf, eventOf, matchRoute, type MatchedRoute } from "./http-events.ts";
import type { Invocation } from "./runtime-api.ts";

/** A server of the stand-in cloud, on loopback. */
export interface CloudServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

type Answerer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<void>;

async function listen(answer: Answerer): Promise<CloudServer> {
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    void read(request).then((body) => answer(request, body, response)).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ message: "Internal Server Error", lab: String(error) }));
    });
  };
  // What Node itself would refuse is for the functions to answer.
  const server: Server = createServer({ requireHostHeader: false }, take).on("checkExpectation", take);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<void> => new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, close };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Functions by the logical id of the template; filled once they run. */
export type Functions = ReadonlyMap<string, RunningFunction>;

/** The HTTP API in front of the functions: the routes of the template, and the gateway's own answer for everything else. */
export async function openHttpApi(routes: () => ReadonlyMap<string, string>, functions: Functions): Promise<CloudServer> {
  return await listen(async (request, body, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const route = matchRoute([...routes().keys()], request.method ?? "GET", path);
    const target = route === undefined ? undefined : functions.get(routes().get(route.key) ?? "");
    if (route === undefined || target === undefined) {
      response.writeHead(404, { "content-type": "application/json" }).end('{"message":"Not Found"}');
      return;
    }
    reply(await target.invoke(eventFrom(request, body, route)), response, request.method === "HEAD");
  });
}

/** One function on its own, every path, as who may invoke it would: its operations routes can be seen here, and not by the gateway's default route. */
export async function openFunctionUrl(target: RunningFunction): Promise<CloudServer> {
  return await listen(async (request, body, response) => {
    reply(await target.invoke(eventFrom(request, body, { key: "ANY /{proxy+}", parameters: {} })), response, request.method === "HEAD");
  });
}

const HOP_BY_HOP: readonly string[] = ["connection", "transfer-encoding", "keep-alive"];

function eventFrom(request: IncomingMessage, body: Buffer, route: MatchedRoute): unknown {
  const headers: Record<string, readonly string[]> = {};
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? "").toLowerCase();
    if (!HOP_BY_HOP.includes(name)) headers[name] = [...(headers[name] ?? []), request.rawHeaders[index + 1] ?? ""];
  }
  const address = request.socket.remoteAddress ?? "127.0.0.1";
  return eventOf({ method: request.method ?? "GET", target: request.url ?? "/", headers, body, address }, route, randomUUID());
}

function reply(invocation: Invocation, response: ServerResponse, isHead: boolean): void {
  if ("error" in invocation) {
    response.writeHead(500, { "content-type": "application/json" }).end('{"message":"Internal Server Error"}');
    return;
  }
  const { status, headers, cookies, body } = answerOf(invocation.payload);
  const length = isHead || status === 204 || status === 304 ? {} : { "content-length": String(body.length) };
  const { "content-length": _own, ...others } = headers;
  response.writeHead(status, { ...others, ...(isHead && _own !== undefined ? { "content-length": _own } : length), ...(cookies.length === 0 ? {} : { "set-cookie": [...cookies] }) });
  response.end(isHead ? undefined : body);
}

const REDELIVERIES = 10;

/** SNS, and the SQS queues behind it: what is published to a topic arrives at the functions whose queue is subscribed, again and again until they take it. */
export async function openTopics(subscribers: () => ReadonlyMap<string, readonly string[]>, functions: Functions): Promise<CloudServer & { readonly published: () => number }> {
  let published = 0;
  const server = await listen(async (_request, body, response) => {
    await Promise.resolve();
    const form = new URLSearchParams(body.toString("utf8"));
    const topic = form.get("TopicArn") ?? "";
    const receivers = subscribers().get(topic);
    const id = randomUUID();
    if (form.get("Action") !== "Publish" || receivers === undefined) {
      const error = `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist: ${topic}</Message></Error><RequestId>${id}</RequestId></ErrorResponse>`;
      response.writeHead(404, { "content-type": "text/xml" }).end(error);
      return;
    }
    published += 1;
    const message = form.get("Message") ?? "";
    for (const receiver of receivers) void deliver(functions.get(receiver), message);
    const xml = `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${id}</MessageId></PublishResult><ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata></PublishResponse>`;
    response.writeHead(200, { "content-type": "text/xml" }).end(xml);
  });
  return { ...server, published: () => published };
}

/** As an SQS event source does, with raw message delivery and partial batch failures. */
async function deliver(target: RunningFunction | undefined, message: string): Promise<void> {
  const messageId = randomUUID();
  for (let received = 1; received <= REDELIVERIES; received += 1) {
    const attributes = { ApproximateReceiveCount: String(received), SentTimestamp: String(Date.now()), SenderId: "lab", ApproximateFirstReceiveTimestamp: String(Date.now()) };
    const record = { messageId, receiptHandle: randomUUID(), body: message, attributes, messageAttributes: {}, md5OfBody: "", eventSource: "aws:sqs", eventSourceARN: "arn:aws:sqs:eu-central-1:000000000000:lab", awsRegion: "eu-central-1" };
    const invocation = await target?.invoke({ Records: [record] });
    const failures = invocation !== undefined && "payload" in invocation ? ((invocation.payload as { batchItemFailures?: readonly unknown[] } | null)?.batchItemFailures ?? []) : ["failed"];
    if (failures.length === 0) return;
    await wait(1000);
  }
}
