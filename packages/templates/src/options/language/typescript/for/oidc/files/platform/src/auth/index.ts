import { type Context, context, createContextKey } from "@opentelemetry/api";
import { z } from "zod";

const TOKEN = createContextKey("bearer token");

/** Variables that authentication reads. */
export const authVariables = {
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
  OIDC_AUDIENCE: z.string().min(1),
};

/** How /openapi.json describes who may call. */
export const securitySchemes: Readonly<Record<string, object>> = {
  bearer: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "An access token of the identity provider.",
  },
};

/** The context of a request whose token was verified. */
export const withToken = (parent: Context, token: string): Context => parent.setValue(TOKEN, token);

/** Headers by which a call to another module says for whom it is made: the caller's own token is passed on. */
export function credentials(): Record<string, string> {
  const token = context.active().getValue(TOKEN);
  return typeof token === "string" ? { authorization: `Bearer ${token}` } : {};
}
