import type { Fault } from "../fault.ts";
import { body, crash, inner, wrongAnswer, wrongRequest } from "./tamper.ts";
import type { Exchange } from "../exchange.ts";

function withQuery(exchange: Exchange, change: (query: URLSearchParams) => void): Exchange {
  const query = new URLSearchParams(exchange.query);
  change(query);
  return { ...exchange, query };
}

export const pagingFaults: readonly Fault[] = [
  inner("paging.covers-all", "cursor-skips-one"),
  inner("paging.same-moment", "cursor-is-time"),
  inner("paging.order", "last-is-first"),
  inner("paging.stable-under-deletes", "cursor-is-offset"),
  { ...inner("paging.stable-under-inserts", "newest-first"), name: "newest first, with an offset as cursor" },
  inner("paging.ends", "cursor-never-ends"),
  inner("paging.bad-cursor", "cursor-from-anyone"),
  inner("paging.default-limit", "ten-by-default"),
  wrongAnswer(["paging.shape", "the list is a bare array under another name"], { method: "GET", kind: "collection" }, (answer) =>
    typeof answer.body === "object" ? { ...answer, body: { ...answer.body, total: 1 } } : answer,
  ),
  wrongRequest("paging.limit", "limit is ignored", (exchange) => withQuery(exchange, (query) => query.delete("limit"))),
  wrongRequest("paging.largest-limit", "pages stop at 50", (exchange) =>
    withQuery(exchange, (query) => Number(query.get("limit")) > 50 && query.set("limit", "50")),
  ),
  wrongRequest("paging.bad-limit", "a bad limit becomes the default", (exchange) =>
    withQuery(exchange, (query) => /^([1-9]\d?|100)$/.test(query.get("limit") ?? "") || query.delete("limit")),
  ),
  wrongRequest("paging.repeated-parameters", "the last of two limits counts", (exchange) =>
    withQuery(exchange, (query) => query.has("limit") && query.set("limit", query.getAll("limit").at(-1) ?? "")),
  ),
  wrongAnswer(
    ["paging.names-parameter", "a parameter is told by a pointer into a body that is not there"],
    { method: "GET", kind: "collection", status: 422 },
    body(({ errors, ...rest }) => ({
      ...rest,
      errors: (errors as Record<string, unknown>[]).map(({ parameter, ...entry }) => ({ ...entry, pointer: `/${String(parameter)}` })),
    })),
  ),
  wrongAnswer(["paging.empty-parameters", "an empty parameter breaks the list"], { kind: "collection" }, (answer, exchange) =>
    exchange.query.get("limit") === "" ? crash()(answer, exchange) : answer,
  ),
];
