import { context, trace } from "@opentelemetry/api";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { HttpProblem, PROBLEM_TYPE, toHttpProblem } from "../problem.ts";
import { beginTrace, contextOf, endTrace, pathOf } from "./telemetry.ts";

/** Answers a request with a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: HttpProblem): FastifyReply {
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
  // Closing now could cut callers off before they read why: what they still send is thrown away instead.
  if (problem.status === 413) reply.removeHeader("connection");
  return sendProblem(request, reply, problem);
}

/** For requests that fail before any hook runs: a path that cannot be decoded or is too long. */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  beginTrace(request);
  const problem = new HttpProblem(error.statusCode ?? 400, "This path is not acceptable.", { cause: error });
  sendProblem(request, reply, problem);
  endTrace(request, problem.status);
}

/** Every answer that is not a success is problem+json. */
export const problems = fp((app, _options, done) => {
  app.setErrorHandler(answerError);
  done();
});
