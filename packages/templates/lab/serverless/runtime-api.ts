import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a function answered. */
export type Invocation = { readonly payload: unknown } | { readonly error: string };

/** The Lambda Runtime API for one function environment: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
export interface RuntimeApi {
  /** `127.0.0.1:port`, for AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  /** Hands an event over and waits for what the function makes of it. */
  readonly invoke: (event: unknown, timeoutMs: number) => Promise<Invocation>;
  /** Settles when the function asks for its first event; rejects when it could not initialise. */
  readonly initialised: Promise<void>;
  readonly close: () => void;
}

interface Task {
  readonly id: string;
  readonly event: unknown;
  readonly deadline: number;
  readonly settle: (invocation: Invocation) => void;
}

const PREFIX = "/2018-06-01/runtime";

/** Opens one on loopback. */
export async function openRuntimeApi(name: string): Promise<RuntimeApi> {
  const queue = newQueue(name);
  const server = createServer((request, response) => {
    const path = (request.url ?? "").replace(PREFIX, "");
    if (request.method === "GET" && path === "/invocation/next") queue.listen(response);
    else void read(request).then((body) => {
      response.writeHead(202, { "content-type": "application/json" }).end('{"status":"OK"}');
      if (path === "/init/error") queue.refuse(body);
      const [, id = "", kind = ""] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
      queue.settle(id, kind === "response" ? { payload: body === "" ? null : JSON.parse(body) } : { error: body });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `127.0.0.1:${String((server.address() as AddressInfo).port)}`, invoke: queue.invoke, initialised: queue.initialised, close };
}

interface Queue {
  readonly invoke: RuntimeApi["invoke"];
  readonly initialised: Promise<void>;
  /** The function asks for work: it waits until there is some. */
  readonly listen: (response: ServerResponse) => void;
  readonly settle: (id: string, invocation: Invocation) => void;
  readonly refuse: (reason: string) => void;
}

function newQueue(name: string): Queue {
  const waiting: Task[] = [];
  const listeners: ServerResponse[] = [];
  const running = new Map<string, Task>();
  const { promise: initialised, resolve, reject } = outcome();
  const hand = (): void => {
    while (waiting.length > 0 && listeners.length > 0) {
      const [task, response] = [waiting.shift(), listeners.shift()];
      if (task === undefined || response === undefined) return;
      running.set(task.id, task);
      response.writeHead(200, headersOf(name, task)).end(JSON.stringify(task.event));
    }
  };
  return {
    initialised,
    refuse: (reason) => reject(new Error(`the function ${name} could not be initialised: ${reason.slice(0, 600)}`)),
    listen(response) {
      resolve();
      listeners.push(response);
      response.once("close", () => listeners.splice(0, listeners.length, ...listeners.filter((other) => other !== response)));
      hand();
    },
    settle(id, invocation) {
      running.get(id)?.settle(invocation);
      running.delete(id);
    },
    invoke: (event, timeoutMs) => new Promise((settle) => {
      const timer = setTimeout(() => settle({ error: `${name} did not answer within ${String(timeoutMs)} ms` }), timeoutMs);
      const ended = (invocation: Invocation): void => {
        clearTimeout(timer);
        settle(invocation);
      };
      waiting.push({ id: randomUUID(), event, deadline: Date.now() + timeoutMs, settle: ended });
      hand();
    }),
  };
}

function outcome(): { readonly promise: Promise<void>; readonly resolve: () => void; readonly reject: (error: Error) => void } {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

function headersOf(name: string, { id, deadline }: Task): Record<string, string> {
  return {
    "content-type": "application/json",
    "lambda-runtime-aws-request-id": id,
    "lambda-runtime-deadline-ms": String(deadline),
    "lambda-runtime-invoked-function-arn": `arn:aws:lambda:eu-central-1:000000000000:function:${name}`,
    "lambda-runtime-trace-id": `Root=1-${id.replaceAll("-", "").slice(0, 8)}-${id.replaceAll("-", "").slice(8)}`,
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}
