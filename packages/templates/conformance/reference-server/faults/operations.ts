import type { Answer, Exchange } from "../exchange.ts";
import type { Fault } from "../fault.ts";
import { body, crash, header, status, wrongAnswer, wrongRequest } from "./tamper.ts";

/** Changes the answer of one operations route. */
function on(path: string, [check, name]: readonly [string, string], change: (answer: Answer, exchange: Exchange) => Answer | undefined): Fault {
  return wrongAnswer([check, name], { kind: "operations" }, (answer, exchange) => (exchange.path === path ? change(answer, exchange) : answer));
}

function metrics(check: string, name: string, change: (text: string) => string): Fault {
  return on("/metrics", [check, name], (answer) => ({ ...answer, body: typeof answer.body === "string" ? change(answer.body) : "" }));
}

function openapi(check: string, name: string, change: (text: string) => string): Fault {
  return on("/openapi.json", [check, name], (answer) => ({ ...answer, body: change(JSON.stringify(answer.body)) }));
}

const duration = "http_server_request_duration_seconds";
const item = /http_route="\/api\/(\w+)\/\{id\}"/g;

/** The route is the path as it was asked. */
function rawRoutes(check: string, name: string, kinds: readonly string[]): Fault {
  return wrongRequest(check, name, (exchange) =>
    kinds.includes(exchange.place.kind) ? { ...exchange, place: { ...exchange.place, route: exchange.path } } : exchange,
  );
}

const documentFaults: readonly Fault[] = [
  openapi("operations.openapi-version", "the document is OpenAPI 3.0", (text) => text.replace('"openapi":"3.1.1"', '"openapi":"3.0.3"')),
  openapi("operations.openapi-public", "one module is left out", (text) => text.replace('"/api/orders"', '"/api/others"')),
  openapi("operations.openapi-routes", "PATCH is not described", (text) => text.replaceAll('"patch"', '"x-patch"')),
  openapi("operations.openapi-refs", "a $ref leads nowhere", (text) => text.replace("#/components/schemas/Problem", "#/components/schemas/Trouble")),
  openapi("operations.openapi-operation-ids", "an operationId is used twice", (text) => text.replaceAll('"operationId":"list-', '"operationId":"read-')),
  openapi("operations.openapi-path-parameters", "the id is not declared", (text) => text.replaceAll('"in":"path"', '"in":"header"')),
  openapi("operations.openapi-query-parameters", "limit has no bounds", (text) => text.replaceAll('"maximum":100,', "")),
  openapi("operations.openapi-bodies", "bodies are open", (text) => text.replaceAll('"additionalProperties":false', '"additionalProperties":true')),
  openapi("operations.openapi-changes", "If-Match may be left out", (text) => text.replaceAll('"name":"If-Match","in":"header","required":true', '"name":"If-Match","in":"header","required":false')),
  openapi("operations.openapi-changes", "a change may be empty", (text) => text.replaceAll('"minProperties":1', '"minProperties":0')),
  openapi("operations.openapi-answers", "problems are plain JSON", (text) => text.replaceAll("application/problem+json", "application/json")),
  openapi("operations.openapi-answers", "lists and reads never fail", (text) => text.replaceAll(/("operationId":"(?:list|read)-.*?),"503":\{.*?\}\}\}\}/g, "$1")),
  openapi("operations.openapi-headers", "nobody is told where the new entity is", (text) => text.replaceAll('"Location"', '"X-Place"')),
  openapi("operations.openapi-headers", "a change does not say its version", (text) => text.replaceAll(/("description":"Changed","headers":)\{.*?\}\}\}/g, "$1{}")),
  openapi("operations.openapi-headers", "304 has no version", (text) => text.replaceAll(/("description":"Not Modified","headers":)\{.*?\}\}\}/g, "$1{}")),
  openapi("operations.openapi-headers", "nobody is told when to come back", (text) => text.replaceAll('"Retry-After"', '"X-Later"')),
  openapi("operations.openapi-is-true", "answers have a field that is not described", (text) => text.replaceAll('"createdAt"', '"created"')),
];

const metricFaults: readonly Fault[] = [
  on("/metrics", ["operations.metrics-format", "metrics are JSON"], header("content-type", "application/json")),
  metrics("operations.duration-histogram", "durations are a summary in milliseconds", (text) => text.replaceAll(duration, "http_server_duration_milliseconds")),
  metrics("operations.duration-labels", "labels have the old names", (text) => text.replaceAll("http_request_method", "http_method")),
  metrics("operations.duration-buckets", "the last bucket does not count all", (text) => text.replace(/(le="\+Inf"\}) \d+/g, "$1 0")),
  metrics("operations.metrics-grow", "reads of one entity are not counted", (text) => text.replace(item, 'http_route="other"')),
  metrics("operations.metrics-count-refusals", "refusals are not counted", (text) => text.replaceAll(/^.*status_code="4\d\d".*\n/gm, "")),
  rawRoutes("operations.route-is-template", "the route is the path", ["item"]),
  rawRoutes("operations.unknown-routes-are-one", "unknown routes are labelled by their path", ["nothing"]),
  metrics("operations.duration-in-seconds", "sums are microseconds", (text) =>
    text.replace(/^(\w+_sum\S* )(\S+)$/gm, (_, start: string, value: string) => start + String(Number(value) * 1_000_000)),
  ),
  metrics("operations.outbox-published", "published messages are not counted", (text) =>
    text.replace(/^outbox_published_messages_total \d+$/m, "outbox_published_messages_total 0"),
  ),
  metrics("operations.inbox-failed", "failures are counted from the first one on", (text) => text.replace(/^inbox_failed_messages_total 0\n/m, "")),
  metrics("operations.outbox-age", "the age of an empty outbox is that of the last event", (text) => text.replace(/^(outbox_oldest_message_age_seconds) \S+$/m, "$1 90")),
  metrics("operations.outbox-pending", "pending messages are a counter", (text) => text.replace("pending_messages gauge", "pending_messages counter")),
];

export const operationsFaults: readonly Fault[] = [
  on("/health/live", ["operations.live", "liveness is 204"], status(204)),
  on("/health/ready", ["operations.ready", "readiness is 503 for ever"], status(503)),
  wrongAnswer(["operations.odd-queries", "a query breaks the operations routes"], { kind: "operations" }, (answer, exchange) =>
    exchange.query.size > 0 ? crash()(answer, exchange) : answer,
  ),
  wrongAnswer(["operations.head", "HEAD is 405"], { method: "HEAD" }, status(405)),
  wrongAnswer(["operations.wrong-method", "a wrong method has no Allow"], { status: 405 }, header("allow")),
  on("/openapi.json", ["operations.openapi-type", "the document is text"], header("content-type", "text/plain")),
  ...documentFaults,
  wrongAnswer(
    ["operations.trace-continued", "the caller's trace is ignored when it is not sampled"],
    { status: 404 },
    body((members, { headers }) => (headers["traceparent"]?.endsWith("-00") === true ? { ...members, traceId: "a".repeat(32) } : members)),
  ),
  wrongAnswer(
    ["operations.trace-fresh", "all requests share one trace"],
    { status: 404 },
    body((members) => ({ ...members, traceId: "a".repeat(32) })),
  ),
  wrongAnswer(
    ["operations.trace-malformed", "any traceparent is believed"],
    { status: 404 },
    body((members, { headers }) => ({ ...members, traceId: headers["traceparent"]?.split("-")[1] ?? members["traceId"] })),
  ),
  ...metricFaults,
];
