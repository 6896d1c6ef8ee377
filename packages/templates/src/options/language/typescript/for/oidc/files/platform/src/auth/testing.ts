import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type JWK, SignJWT, exportJWK, generateKeyPair } from "jose";

const AUDIENCE = "tests";

/** What a backend under test and its callers need for authentication. */
export interface TestIdentity {
  readonly env: NodeJS.ProcessEnv;
  readonly headers: Readonly<Record<string, string>>;
}

export interface TestIssuer {
  readonly url: string;
  /** A token with these claims besides the usual ones. */
  token(claims?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** An identity provider of our own on a free port; `published` is what it says of its keys. It ends with the process. */
export async function startTestIssuer(
  published: (keys: readonly JWK[]) => unknown = (keys) => ({ keys }),
): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const keys = [{ ...(await exportJWK(publicKey)), alg: "ES256" }];
  const server = createServer((request, response) => {
    const discovery = { issuer: url, jwks_uri: `${url}/keys` };
    response.end(JSON.stringify(request.url === "/keys" ? published(keys) : discovery));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
  const token = (claims: Readonly<Record<string, unknown>> = {}): Promise<string> =>
    new SignJWT({ iss: url, aud: AUDIENCE, sub: "tester", exp: Math.floor(Date.now() / 1_000) + 600, ...claims })
      .setProtectedHeader({ alg: "ES256" })
      .sign(privateKey);
  return { url, token };
}

export async function testIdentity(): Promise<TestIdentity> {
  const issuer = await startTestIssuer();
  return {
    env: { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: AUDIENCE },
    headers: { authorization: `Bearer ${await issuer.token()}` },
  };
}
