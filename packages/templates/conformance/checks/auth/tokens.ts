import { given, type Check, type Sentence } from "../../check.ts";
import { expectProblem, expectStatus, expectThat, headerOf } from "../../expectations.ts";
import type { Call, Reply } from "../../http-client.ts";
import type { TokenChange, TokenSource } from "../../suite-options.ts";
import { create, unknownId, type World } from "../../world.ts";

const withIssuer = {
  pick: (world: World): TokenSource | undefined => world.options.oidc,
  otherwise: "the backend was not configured with an OIDC issuer",
};

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function bearer(world: World, authorization: string): Promise<Reply> {
  return world.sendBare({ path: world.modules[0]?.path ?? "/", headers: { authorization } });
}

/** 401 as a problem, with the challenge of RFC 6750. */
function expectChallenge(reply: Reply): void {
  expectProblem(reply, 401);
  expectThat(/^bearer\b/i.test(headerOf(reply, "www-authenticate")), reply, "WWW-Authenticate: Bearer");
}

/** A check that a token made wrong in one point is refused. */
function refuses(sentence: Sentence, change: (tokens: TokenSource) => TokenChange): Check {
  return given(withIssuer, sentence, async (world, tokens) => {
    expectStatus(await bearer(world, `Bearer ${tokens.sign()}`), 200);
    expectChallenge(await bearer(world, `Bearer ${tokens.sign(change(tokens))}`));
  });
}

const keysOfTheIssuer = "Bearer tokens (OIDC: issuer, audience, keys by discovery).";

const badTokenChecks: readonly Check[] = [
  refuses({ id: "auth.expired", title: "an expired token is 401", contract: keysOfTheIssuer }, () => ({
    claims: { iat: now() - 7200, nbf: now() - 7200, exp: now() - 3600 },
  })),
  refuses({ id: "auth.not-yet-valid", title: "a token of the future is 401", contract: keysOfTheIssuer }, () => ({ claims: { nbf: now() + 3600 } })),
  refuses({ id: "auth.wrong-audience", title: "a token for another audience is 401", contract: keysOfTheIssuer }, () => ({ claims: { aud: "someone-else" } })),
  refuses({ id: "auth.no-audience", title: "a token without audience is 401", contract: keysOfTheIssuer }, () => ({ claims: { aud: undefined } })),
  refuses({ id: "auth.wrong-issuer", title: "a token of another issuer is 401", contract: keysOfTheIssuer }, ({ issuerUrl }) => ({
    claims: { iss: `${issuerUrl}.example` },
  })),
  refuses({ id: "auth.wrong-key", title: "a token signed by a stranger is 401", contract: keysOfTheIssuer }, () => ({ signature: "stranger" })),
  refuses({ id: "auth.unsigned", title: "an unsigned token (alg none) is 401", contract: keysOfTheIssuer }, () => ({ signature: "none" })),
  refuses({ id: "auth.public-key-as-secret", title: "a token signed with the public key as secret (HS256) is 401", contract: keysOfTheIssuer }, () => ({
    signature: "public-key-as-secret",
  })),
];

/** One call for every route that needs a token. */
async function guardedCalls(world: World): Promise<readonly Call[]> {
  const calls = world.modules.map(async (module): Promise<readonly Call[]> => {
    const { path } = await create(world, module);
    return [
      { path: module.path },
      { method: "HEAD", path: module.path },
      { method: "POST", path: module.path, json: { name: "nobody" } },
      { path },
      { path: `${module.path}/${unknownId()}` },
      { method: "PATCH", path, headers: { "if-match": "*" }, json: { name: "nobody" } },
      { method: "DELETE", path },
    ];
  });
  return (await Promise.all(calls)).flat();
}

export const tokenChecks: readonly Check[] = [
  given(
    withIssuer,
    { id: "auth.every-route", title: "without a token every route of every module is 401", contract: "public routes are listed, all else needs one." },
    async (world) => {
      for (const call of await guardedCalls(world)) {
        const reply = await world.sendBare(call);
        if (call.method === "HEAD") expectStatus(reply, 401);
        else expectChallenge(reply);
      }
    },
  ),
  given(
    withIssuer,
    { id: "auth.good-token", title: "a good token is accepted, also with a list of audiences", contract: keysOfTheIssuer },
    async (world, tokens) => {
      expectStatus(await bearer(world, `Bearer ${tokens.sign()}`), 200);
      expectStatus(await bearer(world, `Bearer ${tokens.sign({ claims: { aud: ["someone-else", tokens.audience] } })}`), 200);
    },
  ),
  given(
    withIssuer,
    {
      id: "auth.scheme-in-any-case",
      title: "the scheme may be written in any case",
      contract: "Bearer tokens; RFC 9110 11.1: the scheme is case-insensitive.",
    },
    async (world, tokens) => expectStatus(await bearer(world, `bearer ${tokens.sign()}`), 200),
  ),
  given(
    withIssuer,
    { id: "auth.public-health", title: "health needs no token", contract: "public routes are listed: an orchestrator has no token." },
    async (world) => {
      for (const app of world.apps) for (const path of ["/health/live", "/health/ready"]) expectStatus(await world.sendBare({ path }, app), 200);
    },
  ),
  given(withIssuer, { id: "auth.not-a-token", title: "what is no bearer token is 401", contract: "all else needs one." }, async (world, tokens) => {
    const token = tokens.sign();
    for (const value of [
      "Bearer",
      "Bearer ",
      "Bearer nonsense",
      "Bearer a.b.c",
      `Basic ${token}`,
      token,
      `Bearer ${token} ${token}`,
      `Bearer ${token.slice(0, -4)}`,
    ]) {
      expectChallenge(await bearer(world, value));
    }
  }),
  given(
    withIssuer,
    { id: "auth.not-in-query", title: "a token in the query does not count", contract: "Bearer tokens; RFC 6750 2.3: not in the URL." },
    async (world, tokens) => {
      const reply = await world.sendBare({ path: `${world.modules[0]?.path ?? "/"}?access_token=${tokens.sign()}` });
      expectThat([400, 401, 422].includes(reply.status), reply, "status 401");
    },
  ),
  given(
    withIssuer,
    { id: "auth.refused-changes-nothing", title: "what was refused for its token has no effect", contract: "all else needs one." },
    async (world) => {
      for (const module of world.modules) {
        const { path } = await create(world, module);
        expectChallenge(await world.sendBare({ method: "DELETE", path }));
        expectStatus(await world.send({ path }), 200);
      }
    },
  ),
  given(
    withIssuer,
    { id: "auth.described", title: "/openapi.json describes the bearer scheme", contract: "/openapi.json describes what is accepted." },
    async (world) => {
      for (const app of world.apps) {
        const reply = await world.sendTo(app, { path: "/openapi.json" });
        expectStatus(reply, 200);
        expectThat(/"securitySchemes"/.test(reply.text) && /"(bearer|openIdConnect|oauth2)"/i.test(reply.text), reply, "a securityScheme for bearer tokens");
      }
    },
  ),
  ...badTokenChecks,
];
