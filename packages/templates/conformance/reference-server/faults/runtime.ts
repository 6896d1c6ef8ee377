import type { Fault } from "../fault.ts";
import { body, header, inner, status, wrongAnswer } from "./tamper.ts";

/** A fault of the log alone. */
function log(check: string, name: string, onLog: NonNullable<Fault["onLog"]>): Fault {
  return { check, name, onLog };
}

export const logFaults: readonly Fault[] = [
  log("logs.json-lines", "lines are text", (entry) => `${JSON.stringify(entry)} (request)`),
  log("logs.time", "time is missing", ({ time, ...entry }) => (time === undefined ? entry : entry)),
  log("logs.level", "level is missing", ({ level, ...entry }) => (level === undefined ? entry : entry)),
  log("logs.message", "the message has another name", ({ msg, ...entry }) => ({ ...entry, message: msg })),
  log("logs.trace", "the span is the caller's", (entry, { headers }) => ({ ...entry, span_id: headers["traceparent"]?.split("-")[2] ?? entry["span_id"] })),
  log("logs.request", "the status is not logged", ({ status: code, ...entry }) => (code === undefined ? entry : entry)),
  inner("logs.trace-passed-on", "trace-not-passed-on"),
  log("logs.problem-trace", "the trace is missing", ({ trace_id: traceId, ...entry }) => (traceId === undefined ? entry : entry)),
  log("logs.no-secrets", "headers are logged as they are", (entry, { headers }) => ({ ...entry, headers })),
];

export const lifecycleFaults: readonly Fault[] = [
  inner("lifecycle.starts", "never-ready"),
  inner("lifecycle.production-needs-database", "production-without-database"),
  inner("lifecycle.lists-every-problem", "first-problem-only"),
  inner("lifecycle.refusal-keeps-secrets", "prints-password"),
  inner("lifecycle.stops-cleanly", "exit-code-1"),
  inner("lifecycle.finishes-request", "cuts-requests"),
  inner("lifecycle.ready-turns-503", "ready-while-draining"),
  inner("lifecycle.serves-while-draining", "refuses-while-draining"),
  inner("lifecycle.loses-nothing-under-load", "load-is-cut"),
  inner("lifecycle.idle-connection", "idle-holds"),
  inner("lifecycle.grace-is-bounded", "grace-unbounded"),
];

export const outageFaults: readonly Fault[] = [
  inner("outage.contract-call", "away-is-500"),
  inner("outage.silent-contract-call", "silent-call-is-borne"),
  inner("outage.others-go-on", "away-blocks-creation"),
  inner("outage.ready-without-others", "away-makes-unready"),
  wrongAnswer(["outage.own-routes", "a module that is away is 404"], { kind: "collection", status: 503 }, status(404)),
  inner("outage.events-arrive-later", "events-lost-while-away"),
  inner("outage.events-arrive-later", "events-twice-after-outage"),
  inner("outage.database-answers", "database-leaks"),
  wrongAnswer(["outage.database-retry", "nobody is told when to come again"], { kind: "collection", status: 503 }, header("retry-after")),
  wrongAnswer(["outage.database-in-flight", "a broken connection ends the process"], { status: 503 }, () => undefined),
  { check: "outage.database-events", name: "who carries events dies with the database", ...carriesUntilOutage() },
  inner("outage.database-silent", "silence-is-borne"),
  inner("outage.database-silent-ready", "readiness-waits-for-silence"),
  inner("outage.database-ready", "database-ignored-by-ready"),
  inner("outage.database-live", "database-stops-liveness"),
  inner("outage.database-logged", "failure-not-logged"),
  inner("outage.broker-create", "broker-blocks-creation"),
  inner("outage.broker-ready", "broker-ignored-by-ready"),
];

/** After the first answer that says the database is away, nothing shows what an event made. */
function carriesUntilOutage(): Pick<Fault, "onAnswer"> {
  let isDead = false;
  const hideMade = body(({ items, ...rest }) =>
    Array.isArray(items) ? { ...rest, items: items.filter((item: { readonly name: string }) => !/^\S+-placed /.test(item.name)) } : { ...rest },
  );
  return {
    onAnswer: (answer, exchange) => {
      isDead ||= answer.status === 503;
      return isDead && exchange.method === "GET" && exchange.place.kind === "collection" ? hideMade(answer, exchange) : answer;
    },
  };
}
