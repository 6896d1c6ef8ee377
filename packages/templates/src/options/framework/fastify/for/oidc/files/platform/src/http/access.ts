import { context } from "@opentelemetry/api";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type JWTPayload, errors } from "jose";
import { withToken } from "../auth/index.ts";
import { tokenVerifier } from "../auth/token-verifier.ts";
import type { Config } from "../config.ts";
import { HttpProblem, unavailable } from "../problem.ts";
import { contextOf } from "./telemetry.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Needs no token. */
    public?: boolean;
  }
  interface FastifyRequest {
    /** The claims of the verified token; null on public routes. */
    caller: JWTPayload | null;
  }
}

const refused = (detail: string, parameters = ""): HttpProblem =>
  new HttpProblem(401, detail, { headers: { "www-authenticate": `Bearer realm="api"${parameters}` } });

function tokenOf(request: FastifyRequest): string {
  const token = /^bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) throw refused("This needs a bearer token.");
  return token;
}

/** Who may call: whoever brings a token of the identity provider. Only routes that say so are public. */
export function guardAccess(app: FastifyInstance, { variables }: Config): Promise<void> {
  const verify = tokenVerifier({ issuer: variables.OIDC_ISSUER, audience: variables.OIDC_AUDIENCE });
  app.decorateRequest("caller", null);

  app.addHook("onRequest", async (request) => {
    if (request.is404 || request.routeOptions.config.public) return;
    const token = tokenOf(request);
    try {
      request.caller = await verify(token);
    } catch (error) {
      throw error instanceof errors.JOSEError
        ? refused("This token is not accepted.", ', error="invalid_token"')
        : unavailable("The identity provider", error);
    }
    request.telemetry = withToken(contextOf(request), token);
  });

  // From here on, calls to other modules are made with the caller's token.
  app.addHook("preHandler", (request, _reply, done) => {
    context.with(contextOf(request), done);
  });
  return Promise.resolve();
}
