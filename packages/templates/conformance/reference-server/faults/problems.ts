import { json, type Answer } from "../exchange.ts";
import type { Fault } from "../fault.ts";
import { body, crash, header, status, without, wrongAnswer, wrongRequest, type Match } from "./tamper.ts";
import { placeOf } from "../route.ts";

const plainJson = header("content-type", "application/json");

/** One kind of problem that is plain JSON. */
function plain(name: string, match: Match): Fault {
  return wrongAnswer([`problems.${name}`, `${name} is plain JSON`], match, plainJson);
}

function unlessProblem(answer: Answer): boolean {
  return answer.status < 400;
}

/** Changes every problem. */
function everyProblem(check: string, name: string, change: ReturnType<typeof body>): Fault {
  return wrongAnswer([check, name], {}, (answer, exchange) => (unlessProblem(answer) ? answer : change(answer, exchange)));
}

const withoutMember = (member: string): Fault => everyProblem(`problems.${member}`, `problems have no ${member}`, without(member));

const stack = "TypeError: x is undefined\n    at handler (/srv/shop/src/orders.ts:12:3)";

export const problemFaults: readonly Fault[] = [
  plain("bad-json", { method: "POST", status: 400 }),
  plain("validation", { method: "POST", status: 422 }),
  plain("unknown-entity", { method: "GET", kind: "item", status: 404 }),
  plain("unknown-route", { kind: "nothing", status: 404 }),
  plain("wrong-method", { status: 405 }),
  plain("media-type", { status: 415 }),
  plain("too-large", { status: 413 }),
  plain("no-if-match", { status: 428 }),
  plain("stale-if-match", { status: 412 }),
  plain("bad-limit", { method: "GET", kind: "collection", status: 422 }),
  everyProblem("problems.content-type", "problems are plain JSON", plainJson),
  everyProblem(
    "problems.type",
    "the type is a sentence",
    body((members) => ({ ...members, type: "a bad request" })),
  ),
  withoutMember("title"),
  everyProblem(
    "problems.status",
    "member status is a text",
    body((members) => ({ ...members, status: String(members["status"]) })),
  ),
  withoutMember("detail"),
  withoutMember("instance"),
  everyProblem(
    "problems.trace-id",
    "the trace id is all zero",
    body((members) => ({ ...members, traceId: "0".repeat(32) })),
  ),
  wrongAnswer(["problems.unknown-module", "unknown routes are 400 for POST"], { method: "POST", kind: "nothing" }, status(400)),
  wrongRequest("problems.trailing-slash", "a trailing slash is cut off", (exchange) => {
    const path = exchange.path.replace(/\/$/, "");
    return { ...exchange, path, place: placeOf(path, ["catalog", "orders", "billing", "archive"]) };
  }),
  { check: "problems.kept-connection", name: "after a wrong media type the connection is dropped", ...dropsAfter(415) },
  {
    check: "problems.too-large-read",
    name: "a body too large is cut off",
    onAnswer: (answer) => (answer.status === 413 ? undefined : answer),
  },
  { check: "problems.caller-survives", name: "after a body too large nothing works", ...failsAfter(413) },
  wrongAnswer(["problems.collection-methods", "Allow lacks POST"], { kind: "collection", status: 405 }, header("allow", "GET, HEAD")),
  wrongAnswer(["problems.item-methods", "a wrong method on an entity is 404"], { kind: "item", status: 405 }, status(404)),
  wrongAnswer(["problems.wrong-method-first", "a wrong method is judged by its body first"], { method: "PUT", status: 405 }, (answer, exchange) =>
    exchange.headers["content-type"] === "text/plain" ? status(415)(answer, exchange) : answer,
  ),
  wrongAnswer(["problems.rare-methods", "TRACE answers like GET"], { method: "TRACE" }, status(200)),
  wrongAnswer(
    ["problems.no-internals", "the stack is in the detail"],
    { status: 422 },
    body((members) => ({ ...members, detail: stack })),
  ),
  wrongAnswer(["problems.no-crash", "a null character in a path breaks the server"], { kind: "item" }, (answer, exchange) =>
    exchange.place.id.includes("\u0000") ? crash()(answer, exchange) : answer,
  ),
  wrongAnswer(["problems.bad-percent-encoding", "a path that cannot be decoded breaks the server"], { kind: "undecodable" }, crash()),
  wrongAnswer(["problems.unknown-query", "unknown parameters break the list"], { kind: "collection" }, (answer, exchange) =>
    exchange.query.has("unknown") ? crash()(answer, exchange) : answer,
  ),
  { check: "problems.not-http", name: "after bytes that are no HTTP nothing works", onAnswer: () => undefined },
  wrongAnswer(["problems.before-routing", "a request without Host gets an empty 400"], {}, (answer, exchange) =>
    exchange.headers["host"] === undefined ? { status: 400, headers: {}, body: "" } : answer,
  ),
  wrongAnswer(["problems.before-routing", "an unknown Expect gets an empty 417"], {}, (answer, exchange) =>
    exchange.headers["expect"] === "nonsense" ? { status: 417, headers: {}, body: "" } : answer,
  ),
  wrongAnswer(["problems.one-host", "of two hosts the first one counts"], {}, (answer, exchange) =>
    exchange.headers["host"]?.includes(",") === true ? json(200, { items: [], nextCursor: null }) : answer,
  ),
  wrongAnswer(["problems.unreadable", "what cannot be read gets an empty 400"], {}, (answer, exchange) =>
    exchange.method === "" ? { status: 400, headers: {}, body: "" } : answer,
  ),
  wrongAnswer(["problems.unreadable", "what cannot be read has no trace"], {}, (answer, exchange) =>
    exchange.method === "" ? without("traceId")(answer, exchange) : answer,
  ),
  wrongAnswer(["problems.long-url", "a long path breaks the server"], {}, (answer, exchange) =>
    exchange.path.length > 10_000 ? crash()(answer, exchange) : answer,
  ),
];

/** The request after such an answer gets none. */
function dropsAfter(code: number): Pick<Fault, "onAnswer"> {
  let isBroken = false;
  return {
    onAnswer: (answer) => {
      if (isBroken) return undefined;
      isBroken = answer.status === code;
      return answer;
    },
  };
}

/** Once such an answer was given, all others are crashes. */
function failsAfter(code: number): Pick<Fault, "onAnswer"> {
  let isBroken = false;
  return {
    onAnswer: (answer, exchange) => {
      if (isBroken && answer.status === 200) return crash()(answer, exchange);
      isBroken ||= answer.status === code;
      return answer;
    },
  };
}
