import http from "node:http";
import https from "node:https";
import { setImmediate as nextRound, setTimeout as pause } from "node:timers/promises";

/** One request. `json` is serialised and labelled `application/json` unless a header says otherwise. */
export interface Call {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly json?: unknown;
  readonly body?: string | Buffer;
  /** Send the body without Content-Length. */
  readonly chunked?: boolean;
  readonly timeoutMs?: number;
  /** Connections to be kept and used again; without it every request has its own. */
  readonly agent?: http.Agent;
}

/** One complete answer, together with the request it belongs to. */
export interface Reply {
  readonly call: string;
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly elapsedMs: number;
}

/** The server gave no complete answer: refused, reset, or too late. */
export class NoAnswer extends Error {
  readonly code: string;

  constructor(call: string, code: string, cause?: unknown) {
    super(`${call} → no answer (${code})`, { cause });
    this.code = code;
  }
}

const slice = 64 * 1024;

function shorten(full: string, length: number): string {
  const text = full.replace(/ {9,}/g, " … ");
  return text.length > length ? `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "")}… (${text.length} characters)` : text;
}

function bodyOf(call: Call): Buffer | undefined {
  if (call.json !== undefined) return Buffer.from(JSON.stringify(call.json));
  return call.body === undefined ? undefined : Buffer.from(call.body);
}

function headersOf(call: Call, body: Buffer | undefined): http.OutgoingHttpHeaders {
  const headers: http.OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    headers[name.toLowerCase()] = typeof value === "string" ? value : [...value];
  }
  if (call.json !== undefined) headers["content-type"] ??= "application/json";
  if (body !== undefined && call.chunked !== true) headers["content-length"] = body.length;
  return headers;
}

/** The request as one readable line; a token in it stays out. */
export function describeCall(call: Call): string {
  const headers = Object.entries(call.headers ?? {})
    .filter(([name]) => name.toLowerCase() !== "authorization")
    .map(([name, value]) => ` ${name}: ${shorten(typeof value === "string" ? value : value.join(" | "), 80)}`);
  const body = bodyOf(call)?.toString() ?? "";
  const shown = body === "" ? "" : ` ${shorten(body, 160)}`;
  return `${call.method ?? "GET"} ${shorten(call.path, 160)}${headers.join("")}${shown}`;
}

/** The answer as one readable line. */
export function describeReply(reply: Reply): string {
  const type = reply.headers["content-type"] ?? "no content type";
  return `${reply.call} → ${reply.status} (${type}) ${shorten(reply.text, 300)}`.trimEnd();
}

/** After timers, immediates come behind the reading of sockets: an answer that is there has been seen by then. */
async function afterReading(): Promise<void> {
  await pause(1);
  await nextRound();
}

/** Writes slice by slice and stops as soon as the server has answered, as a polite client does. */
async function upload(request: http.ClientRequest, body: Buffer, answered: () => boolean): Promise<void> {
  for (let offset = 0; offset < body.length && !answered() && !request.destroyed; offset += slice) {
    request.write(body.subarray(offset, offset + slice));
    if (body.length > slice) await afterReading();
  }
  if (!request.destroyed) request.end();
}

function read(response: http.IncomingMessage, done: (text: string) => void, failed: (cause: Error) => void): void {
  const chunks: Buffer[] = [];
  response.on("data", (chunk: Buffer) => chunks.push(chunk));
  response.on("end", () => done(Buffer.concat(chunks).toString()));
  response.on("error", failed);
}

function sendOnce(baseUrl: string, call: Call): Promise<Reply> {
  const described = describeCall(call);
  const base = new URL(baseUrl);
  const body = bodyOf(call);
  const transport = base.protocol === "https:" ? https : http;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    let answered = false;
    const prefix = base.pathname.replace(/\/$/, "");
    const request = transport.request(base, {
      method: call.method ?? "GET",
      path: prefix + call.path,
      headers: headersOf(call, body),
      agent: call.agent ?? false,
      signal: AbortSignal.timeout(call.timeoutMs ?? 15_000),
    });
    const fail = (cause: NodeJS.ErrnoException): void => {
      const code = cause.name === "AbortError" || cause.name === "TimeoutError" ? "timed out" : (cause.code ?? cause.message);
      reject(new NoAnswer(described, code, cause));
    };
    request.on("error", (cause) => (answered ? undefined : fail(cause)));
    request.on("response", (response) => {
      answered = true;
      const { statusCode: status = 0, headers } = response;
      read(response, (text) => resolve({ call: described, status, headers, text, elapsedMs: performance.now() - started }), fail);
    });
    if (body === undefined) request.end();
    else upload(request, body, () => answered).catch(fail);
  });
}

const uploadAttempts = 4;

/** A reset while a long body was on its way: TCP may have dropped an answer that had arrived. */
function mayHaveLostAnswer(cause: unknown, call: Call): boolean {
  return cause instanceof NoAnswer && ["EPIPE", "ECONNRESET"].includes(cause.code) && (bodyOf(call)?.length ?? 0) > slice;
}

/** Sends one request; redirects are not followed. A long body whose answer was lost to a reset is sent again. */
export async function send(baseUrl: string, call: Call): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendOnce(baseUrl, call);
    } catch (cause) {
      if (attempt === uploadAttempts || !mayHaveLostAnswer(cause, call)) throw cause;
    }
  }
}
