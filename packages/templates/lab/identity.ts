import { startTokenIssuer } from "../conformance/token-issuer.ts";
import type { SuiteOptions } from "../conformance/run-suite.ts";
import type { Combination } from "./combinations.ts";

/** Who vouches for the callers of a combination, if they bring tokens. */
export interface Identity {
  /** What its apps are told, by the names of their variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the suite asks with. */
  readonly suite: Pick<SuiteOptions, "oidc">;
  readonly headers: () => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Starts the identity provider of a combination; nothing where callers bring no tokens. */
export async function identityOf({ traits }: Combination): Promise<Identity> {
  if (!traits.includes("tokens")) return { environment: {}, suite: {}, headers: () => ({}), close: () => Promise.resolve() };
  const issuer = await startTokenIssuer("shop");
  return {
    environment: { OIDC_ISSUER: issuer.issuerUrl, OIDC_AUDIENCE: issuer.audience },
    suite: { oidc: issuer },
    headers: () => ({ authorization: `Bearer ${issuer.sign()}` }),
    close: issuer.close,
  };
}
