import type { Exchange } from "../exchange.ts";

/** What a token says, whether it is to be believed or not. */
export interface Decoded {
  readonly alg: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

function decode(part: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(part ?? "", "base64url").toString()) as Record<string, unknown>;
}

/** The token of a request, unverified; undefined when there is none. */
export function decodedToken({ headers }: Exchange): Decoded | undefined {
  try {
    const [head, payload] = (headers["authorization"] ?? "").replace(/^bearer /i, "").split(".");
    return { alg: String(decode(head)["alg"]), claims: decode(payload) };
  } catch {
    return undefined;
  }
}
