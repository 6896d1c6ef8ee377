import { type Context, ROOT_CONTEXT, context, trace } from "@opentelemetry/api";
import type { FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { type Metrics, failSpan, startServerSpan } from "../telemetry.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The trace this request belongs to; absent before the first hook. */
    telemetry: Context | undefined;
  }
  interface FastifyContextConfig {
    /** Log its requests at level debug only: probes and scrapes would drown the rest. */
    quiet?: boolean;
  }
}

export const contextOf = (request: FastifyRequest): Context => request.telemetry ?? ROOT_CONTEXT;

export const pathOf = (request: FastifyRequest): string => request.url.split("?", 1)[0] ?? "/";

/** Empty for a path that no route has, so that scanners cannot make up label values. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? "";

const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

/** As OpenTelemetry asks: methods that HTTP itself does not know have one name together. */
const methodOf = ({ method }: FastifyRequest): string => (METHODS.includes(method) ? method : "_OTHER");

/** What stands in a header of a proxy may be anything, and each new value would be a new series. */
const schemeOf = ({ protocol }: FastifyRequest): string => (protocol === "https" ? "https" : "http");

/** Starts the span of a request, which continues the caller's trace. */
export function beginTrace(request: FastifyRequest): Context {
  const [method, route] = [methodOf(request), routeOf(request)];
  const isOther = method === "_OTHER";
  request.telemetry = startServerSpan(`${isOther ? "HTTP" : method} ${route}`.trimEnd(), request.headers, {
    "http.request.method": method,
    ...(isOther && { "http.request.method_original": request.method }),
    ...(route !== "" && { "http.route": route }),
    "url.path": pathOf(request),
    "url.scheme": schemeOf(request),
    "client.address": request.ip,
  });
  return request.telemetry;
}

/** Ends the span of a request. What the caller did wrong is no failure of the server. */
export function endTrace(request: FastifyRequest, statusCode: number): void {
  const span = trace.getSpan(contextOf(request));
  if (span === undefined) return;
  span.setAttribute("http.response.status_code", statusCode);
  if (statusCode >= 500) failSpan(span, statusCode);
  span.end();
}

/** A span, a measurement and a line of log for every request. */
export const telemetry = fp<{ readonly metrics: Metrics }>((app, { metrics }, done) => {
  app.decorateRequest("telemetry", undefined);

  app.addHook("onRequest", (request, _reply, next) => {
    context.with(beginTrace(request), next);
  });

  // Reading a body loses the context: the events of the socket come from outside the request.
  app.addHook("preValidation", (request, _reply, next) => {
    context.with(contextOf(request), next);
  });

  app.addHook("onResponse", (request, { statusCode, elapsedTime }, next) => {
    const facts = {
      http_request_method: methodOf(request),
      http_route: routeOf(request),
      http_response_status_code: statusCode,
    };
    metrics.requestDuration.observe({ ...facts, url_scheme: schemeOf(request) }, elapsedTime / 1_000);

    endTrace(request, statusCode);

    context.with(contextOf(request), () => {
      const level = request.routeOptions.config.quiet ? "debug" : "info";
      request.log[level]({ ...facts, url_path: pathOf(request), duration_ms: Math.round(elapsedTime) }, "request");
    });
    next();
  });

  done();
});
