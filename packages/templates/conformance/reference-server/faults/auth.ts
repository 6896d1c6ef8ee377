import type { Exchange } from "../exchange.ts";
import type { Fault } from "../fault.ts";
import { header, status, withHeaders, wrongAnswer } from "./tamper.ts";
import { decodedToken, type Decoded } from "./token.ts";

/** The gate lets tokens through that are wrong in one point. */
function letsThrough(check: string, name: string, isForgiven: (token: Decoded) => boolean): Fault {
  return wrongAnswer([check, name], { kind: "collection", status: 401 }, (answer, exchange) => {
    const token = decodedToken(exchange);
    return token !== undefined && isForgiven(token) ? { ...answer, status: 200 } : answer;
  });
}

function now(): number {
  return Date.now() / 1000;
}

function challenged(exchange: Exchange, pattern: RegExp): boolean {
  return pattern.test(exchange.headers["authorization"] ?? "");
}

const isOfSomeoneElse = ({ claims }: Decoded): boolean => typeof claims["iss"] === "string" && claims["iss"].endsWith(".example");

export const authFaults: readonly Fault[] = [
  wrongAnswer(["auth.every-route", "reading one entity needs no token"], { method: "GET", kind: "item", status: 401 }, status(200)),
  wrongAnswer(["auth.good-token", "an audience among others does not count"], { kind: "collection", status: 200 }, (answer, exchange) =>
    Array.isArray(decodedToken(exchange)?.claims["aud"]) ? status(401)(answer, exchange) : answer,
  ),
  wrongAnswer(["auth.scheme-in-any-case", "the scheme must be written Bearer"], { kind: "collection", status: 200 }, (answer, exchange) =>
    challenged(exchange, /^bearer /) ? status(401)(answer, exchange) : answer,
  ),
  wrongAnswer(["auth.public-health", "readiness needs a token"], { kind: "operations" }, status(401)),
  wrongAnswer(["auth.not-a-token", "nonsense is no challenge"], { status: 401 }, (answer, exchange) =>
    challenged(exchange, /nonsense/) ? header("www-authenticate")(answer, exchange) : answer,
  ),
  {
    check: "auth.not-in-query",
    name: "a token in the query counts",
    onRequest: (exchange) =>
      exchange.query.has("access_token") ? withHeaders(exchange, { authorization: `Bearer ${exchange.query.get("access_token") ?? ""}` }) : exchange,
  },
  { check: "auth.refused-changes-nothing", name: "a refused deletion deletes", ...deletesAnyway() },
  wrongAnswer(["auth.described", "the document does not tell of tokens"], { kind: "operations" }, (answer) => ({
    ...answer,
    body: JSON.stringify(answer.body).replace("securitySchemes", "schemes"),
  })),
  letsThrough("auth.expired", "expiry is not looked at", ({ claims }) => Number(claims["exp"]) < now()),
  letsThrough("auth.not-yet-valid", "nbf is not looked at", ({ claims }) => Number(claims["nbf"]) > now()),
  letsThrough("auth.wrong-audience", "the audience is not looked at", ({ claims }) => claims["aud"] === "someone-else"),
  letsThrough("auth.no-audience", "a missing audience is fine", ({ claims }) => claims["aud"] === undefined),
  letsThrough("auth.wrong-issuer", "the issuer is not looked at", isOfSomeoneElse),
  letsThrough("auth.wrong-key", "the signature is not looked at", ({ alg }) => alg === "RS256"),
  letsThrough("auth.unsigned", "alg none is believed", ({ alg }) => alg === "none"),
  letsThrough("auth.public-key-as-secret", "the algorithm is the token's choice", ({ alg }) => alg === "HS256"),
];

/** Remembers paths whose deletion was refused and shows them as gone. */
function deletesAnyway(): Pick<Fault, "onAnswer"> {
  const gone = new Set<string>();
  return {
    onAnswer: (answer, exchange) => {
      if (exchange.method === "DELETE" && answer.status === 401) gone.add(exchange.path);
      return exchange.method === "GET" && gone.has(exchange.path) ? (status(404)(answer, exchange) ?? answer) : answer;
    },
  };
}
