import { createHmac, createPublicKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TokenChange, TokenSource } from "./suite-options.ts";

/** An OIDC issuer for tests: discovery, keys, and tokens good and bad. Start the backend with its URL as OIDC_ISSUER. */
export interface TokenIssuer extends TokenSource {
  readonly close: () => Promise<void>;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function answer(response: ServerResponse, document: unknown): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(document));
}

function keyPair(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}

const keyId = "conformance";

function goodClaims(issuerUrl: string, audience: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return { iss: issuerUrl, aud: audience, sub: "conformance-suite", jti: randomUUID(), iat: now, nbf: now - 5, exp: now + 600 };
}

/** Signs claims in the way asked for. */
function tokenOf(claims: unknown, signature: NonNullable<TokenChange["signature"]>, keys: { own: KeyObject; stranger: KeyObject }): string {
  const alg = signature === "none" ? "none" : signature === "public-key-as-secret" ? "HS256" : "RS256";
  const head = `${base64url({ alg, typ: "JWT", kid: keyId })}.${base64url(claims)}`;
  if (signature === "none") return `${head}.`;
  if (signature === "public-key-as-secret") {
    const secret = createPublicKey(keys.own).export({ type: "spki", format: "pem" });
    return `${head}.${createHmac("sha256", secret).update(head).digest("base64url")}`;
  }
  return `${head}.${sign("sha256", Buffer.from(head), signature === "issuer" ? keys.own : keys.stranger).toString("base64url")}`;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));
}

/** Starts an issuer on a free port of the loopback interface. */
export async function startTokenIssuer(audience: string): Promise<TokenIssuer> {
  const own = keyPair();
  const keys = { own: own.privateKey, stranger: keyPair().privateKey };
  const jwk = { ...own.publicKey.export({ format: "jwk" }), kid: keyId, use: "sig", alg: "RS256" };
  let issuerUrl = "";
  const server = createServer((request, response) => {
    if (request.url === "/jwks") answer(response, { keys: [jwk] });
    else if (request.url === "/.well-known/openid-configuration") {
      const signing = { response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"] };
      answer(response, {
        issuer: issuerUrl,
        jwks_uri: `${issuerUrl}/jwks`,
        authorization_endpoint: `${issuerUrl}/authorize`,
        token_endpoint: `${issuerUrl}/token`,
        ...signing,
      });
    } else {
      response.writeHead(404);
      response.end();
    }
  });
  issuerUrl = `http://127.0.0.1:${await listen(server)}`;
  return {
    issuerUrl,
    audience,
    sign: ({ claims = {}, signature = "issuer" } = {}) => tokenOf({ ...goodClaims(issuerUrl, audience), ...claims }, signature, keys),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
