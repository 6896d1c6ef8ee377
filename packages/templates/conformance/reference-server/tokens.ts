import { createPublicKey, verify, type JsonWebKey, type KeyObject } from "node:crypto";
import { send } from "../http-client.ts";
import { Refusal } from "./refusal.ts";

/** Judges the Authorization header of a request. */
export type Gate = (authorization: string | undefined) => Promise<void>;

interface Claims {
  readonly iss?: unknown;
  readonly aud?: unknown;
  readonly exp?: unknown;
  readonly nbf?: unknown;
}

async function fetchKey(issuerUrl: string): Promise<KeyObject> {
  const discovery = JSON.parse((await send(issuerUrl, { path: "/.well-known/openid-configuration" })).text) as { jwks_uri: string };
  const { origin, pathname } = new URL(discovery.jwks_uri);
  const { keys } = JSON.parse((await send(origin, { path: pathname })).text) as { keys: JsonWebKey[] };
  return createPublicKey({ key: keys[0] ?? {}, format: "jwk" });
}

function decode(part: string): unknown {
  return JSON.parse(Buffer.from(part, "base64url").toString());
}

function areGood({ iss, aud, exp, nbf }: Claims, issuerUrl: string, audience: string): boolean {
  const now = Date.now() / 1000;
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return (
    iss === issuerUrl && audiences.includes(audience) && typeof exp === "number" && exp > now && (nbf === undefined || (typeof nbf === "number" && nbf <= now))
  );
}

function isGood(token: string, key: KeyObject, expected: { issuerUrl: string; audience: string }): boolean {
  const [head = "", payload = "", signature = ""] = token.split(".");
  try {
    const { alg } = decode(head) as { alg?: unknown };
    if (alg !== "RS256" || !verify("sha256", Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, "base64url"))) return false;
    return areGood(decode(payload) as Claims, expected.issuerUrl, expected.audience);
  } catch {
    return false;
  }
}

/** A gate that knows one issuer; keys come by discovery, once. */
export function openGate(expected: { issuerUrl: string; audience: string }): Gate {
  let key: Promise<KeyObject> | undefined;
  return async (authorization) => {
    key ??= fetchKey(expected.issuerUrl);
    const token = /^bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined || !isGood(token, await key, expected)) {
      throw new Refusal(401, "A valid bearer token is needed", { headers: { "www-authenticate": "Bearer" } });
    }
  };
}
