import type { Fault } from "../fault.ts";
import { crash, created, header, status, wrongAnswer } from "./tamper.ts";

const creation = { method: "POST", kind: "collection" } as const;

export const securityFaults: readonly Fault[] = [
  wrongAnswer(["security.no-sniffing", "problems have no nosniff"], { status: 404 }, header("x-content-type-options")),
  wrongAnswer(["security.no-framing", "lists may be framed"], { kind: "collection", status: 200 }, header("x-frame-options")),
  wrongAnswer(["security.no-product-names", "the server is named"], {}, header("server", "httpd")),
  wrongAnswer(["security.large-header", "after a large header nothing works"], { kind: "collection" }, status(503)),
  wrongAnswer(["security.ordinary-header", "4 KiB are too much"], {}, (answer, exchange) =>
    (exchange.headers["x-ordinary"] ?? "").length > 2048 ? status(431)(answer, exchange) : answer,
  ),
  wrongAnswer(["security.odd-headers", "an odd cookie breaks the server"], {}, (answer, exchange) =>
    exchange.headers["cookie"] === "=;=;" ? crash()(answer, exchange) : answer,
  ),
  wrongAnswer(["security.body-too-large", "a large body is 400"], { status: 413 }, status(400)),
  wrongAnswer(["security.chunked-body-too-large", "only Content-Length is looked at"], { ...creation, status: 413 }, (answer, exchange) =>
    "content-length" in exchange.headers ? answer : created()(answer, exchange),
  ),
  wrongAnswer(["security.body-one-byte-too-large", "the limit is a little larger"], { ...creation, status: 413 }, (answer, exchange) =>
    Number(exchange.headers["content-length"]) <= 262_145 ? created()(answer, exchange) : answer,
  ),
  wrongAnswer(["security.body-of-the-limit", "the limit is a little smaller"], creation, (answer, exchange) =>
    exchange.body.length >= 262_144 ? status(413)(answer, exchange) : answer,
  ),
  wrongAnswer(["security.chunked-body", "a body without length is refused"], creation, (answer, exchange) =>
    "content-length" in exchange.headers ? answer : status(411)(answer, exchange),
  ),
  wrongAnswer(["security.cors-off", "every origin is allowed"], {}, header("access-control-allow-origin", "*")),
  wrongAnswer(["security.cors-configured", "the configured origin is not allowed"], {}, header("access-control-allow-origin")),
  wrongAnswer(["security.cors-stranger", "every origin is mirrored"], {}, (answer, exchange) =>
    header("access-control-allow-origin", exchange.headers["origin"])(answer, exchange),
  ),
  wrongAnswer(["rate-limit.refuses", "429 does not say when to come back"], { status: 429 }, header("retry-after")),
  wrongAnswer(["rate-limit.spares-health", "health is limited"], { kind: "operations" }, limited(6)),
];

/** After so many answers 429. */
function limited(max: number): Parameters<typeof wrongAnswer>[2] {
  let sent = 0;
  return (answer, exchange) => {
    sent += 1;
    return sent > max ? status(429)(answer, exchange) : answer;
  };
}
