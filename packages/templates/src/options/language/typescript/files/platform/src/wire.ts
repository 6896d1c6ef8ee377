import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { trace } from "@opentelemetry/api";
import { HttpProblem, PROBLEM_TYPE } from "./problem.ts";
import { startServerSpan } from "./telemetry.ts";

/** The text of a problem where no framework writes it. Its trace continues the caller's. */
export function problemText(problem: HttpProblem, path: string, headers: IncomingHttpHeaders = {}): string {
  const attributes = { "url.path": path, "http.response.status_code": problem.status };
  const span = trace.getSpan(startServerSpan("HTTP", headers, attributes));
  span?.end();
  return JSON.stringify(problem.body(path, span?.spanContext().traceId));
}

const UNREADABLE: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** For what is no HTTP request at all, or one that never ends: there is only a socket to answer on. */
export function answerUnreadable({ code = "" }: { readonly code?: string }, socket: Socket): void {
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = new HttpProblem(UNREADABLE[code] ?? 400, "This is not an HTTP request that we read.");
  const text = problemText(problem, "/");
  const head = [
    `HTTP/1.1 ${problem.status.toString()} ${problem.body("/").title}`,
    "connection: close",
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(text).toString()}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
}

const HOST = /^[^\s,/?#@]*$/;

/** Whether a request is for one host (RFC 9112, 3.2). Of several, Node shows the first alone. */
export function namesItsHost({ headers: { host }, rawHeaders, httpVersion }: IncomingMessage): boolean {
  if (host === undefined) return httpVersion === "1.0";
  let lines = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === "host") lines += 1;
  }
  return lines === 1 && HOST.test(host);
}
