import { type JWTPayload, type JWTVerifyGetKey, createRemoteJWKSet, errors, jwtVerify } from "jose";
import { z } from "zod";

const LIMIT_MS = 3_000;

/** Asymmetric ones only: a token signed with a shared or a published secret must not pass. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

/** What a token can be at fault for when its key is looked up; anything else is the fault of the provider. */
const WITHOUT_KEY = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

export interface Trust {
  readonly issuer: string;
  readonly audience: string;
}

/** Resolves with the claims of a token that is genuine, in time and meant for us; rejects otherwise. */
export type TokenVerifier = (token: string) => Promise<JWTPayload>;

/** Verifies access tokens with the keys that the issuer publishes. They are fetched when needed and kept. */
export function tokenVerifier({ issuer, audience }: Trust): TokenVerifier {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (token) => {
    keys ??= discoverKeys(issuer).catch((error: unknown) => {
      // The next request tries again.
      keys = undefined;
      throw error;
    });
    const options = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ["exp"], clockTolerance: 5 };
    const { payload } = await jwtVerify(token, await keys, options);
    return payload;
  };
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS) });
  if (!response.ok) throw new IssuerError(`${url} answered ${response.status.toString()}`);
  const discovery = Discovery.parse(await response.json());
  if (discovery.issuer !== issuer) throw new IssuerError(`${url} speaks for another issuer: ${discovery.issuer}`);
  const published = createRemoteJWKSet(new URL(discovery.jwks_uri), { timeoutDuration: LIMIT_MS });
  return async (header, token) => {
    try {
      return await published(header, token);
    } catch (error) {
      if (WITHOUT_KEY.some((kind) => error instanceof kind)) throw error;
      throw new IssuerError(`${discovery.jwks_uri} has no keys for us`, { cause: error });
    }
  };
}

/** The identity provider is not usable, which is not the caller's fault. */
export class IssuerError extends Error {
  override readonly name = "IssuerError";
}
