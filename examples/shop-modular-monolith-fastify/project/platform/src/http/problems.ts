import type { Socket } from "node:net";
import { context, trace } from "@opentelemetry/api";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { HttpProblem, PROBLEM_TYPE, toHttpProblem } from "../problem.ts";
import { beginTrace, contextOf, pathOf } from "./telemetry.ts";

function send(request: FastifyRequest, reply: FastifyReply, problem: HttpProblem): FastifyReply {
  const traceId = trace.getSpan(contextOf(request))?.spanContext().traceId;
  const body = problem.body(pathOf(request), traceId);
  return reply.code(problem.status).headers(problem.headers).type(PROBLEM_TYPE).send(body);
}

/** Fastify's own errors below 500 (body too large, wrong media type, broken JSON) speak of the request only. */
function problemOf(error: FastifyError): HttpProblem {
  const { statusCode } = error;
  const own = error instanceof HttpProblem || statusCode === undefined || statusCode < 400 || statusCode > 499;
  return own ? toHttpProblem(error) : new HttpProblem(statusCode, error.message, { cause: error });
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500) {
    // Fastify may call this outside the request's context, and the line must carry the trace id.
    context.with(contextOf(request), () => {
      request.log.error({ err: problem.cause ?? problem }, "request failed");
    });
  }
  return send(request, reply, problem);
}

/** For requests that fail before any hook runs: a path that cannot be decoded or is too long. */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const span = trace.getSpan(beginTrace(request));
  send(request, reply, new HttpProblem(error.statusCode ?? 400, "This path is not acceptable.", { cause: error }));
  span?.end();
}

const UNREADABLE: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** For what is no HTTP request at all, or one that never ends: there is only a socket to answer on. */
export function answerUnreadable({ code }: { readonly code: string }, socket: Socket): void {
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = new HttpProblem(UNREADABLE[code] ?? 400, "This is not an HTTP request that we read.").body("/");
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status.toString()} ${problem.title}`,
    "connection: close",
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body).toString()}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

interface KnownPath {
  readonly pattern: RegExp;
  readonly methods: string[];
}

/** Every answer that is not a success is problem+json; a known path with another method is 405. */
export const problems = fp((app, _options, done) => {
  const known = new Map<string, KnownPath>();

  app.addHook("onRoute", ({ url, method }) => {
    if (url.includes("*")) return;
    const path = known.get(url) ?? { pattern: new RegExp(`^${url.replaceAll(/:\w+/g, "[^/]+")}$`), methods: [] };
    known.set(url, path);
    path.methods.push(...[method].flat());
  });

  const allowedAt = (path: string): string =>
    [...known.values()]
      .flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : []))
      .sort()
      .join(", ");

  app.setErrorHandler(answerError);

  app.setNotFoundHandler((request, reply) => {
    const allow = allowedAt(pathOf(request));
    const problem =
      allow === ""
        ? new HttpProblem(404, "There is nothing at this path.")
        : new HttpProblem(405, `${request.method} is not possible here.`, { headers: { allow } });
    return send(request, reply, problem);
  });

  done();
});
