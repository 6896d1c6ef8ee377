import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testIdentity } from "../src/auth/testing.ts";
import type { Module } from "../src/module.ts";
import { type TestBackend, startTestBackend } from "../src/testing.ts";

const doors: Module = {
  name: "doors",
  contract: undefined,
  operations: [],
  subscriptions: [],
  routes: (app, _options, done) => {
    app.get("/api/open", { config: { public: true } }, ({ caller }) => ({ subject: caller?.sub ?? null }));
    app.get("/api/closed", ({ caller }) => ({ subject: caller?.sub ?? null }));
    done();
  },
};

describe("a route", () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend(() => [doors]);
  });
  afterAll(() => backend.stop());

  const call = (path: string, authorization: string) => backend.call("GET", path, { headers: { authorization } });

  test("knows who calls", async () => {
    expect(await backend.call("GET", "/api/closed")).toMatchObject({ status: 200, body: { subject: "tester" } });
  });

  test.each([
    ["no token", "", 'Bearer realm="api"'],
    ["another scheme", "Basic dGVzdDp0ZXN0", 'Bearer realm="api"'],
    ["a token that nobody gave out", "Bearer guessed", 'Bearer realm="api", error="invalid_token"'],
    ["a token of another issuer", "another", 'Bearer realm="api", error="invalid_token"'],
  ])("asks for a token when there is %s", async (_what, authorization, challenge) => {
    const another = await testIdentity();
    const sent = authorization === "another" ? (another.headers["authorization"] ?? "") : authorization;
    const answer = await call("/api/closed", sent);

    expect(answer).toMatchObject({ status: 401, body: { type: "about:blank", status: 401 } });
    expect(answer.headers.get("www-authenticate")).toBe(challenge);
  });

  test("that says so is open to everyone", async () => {
    expect(await call("/api/open", "")).toMatchObject({ status: 200, body: { subject: null } });
  });
});

test("an identity provider that is away is no fault of the caller", async () => {
  const backend = await startTestBackend(() => [doors], { env: { OIDC_ISSUER: "http://127.0.0.1:1" } });
  const answer = await backend.call("GET", "/api/closed");
  const health = await backend.call("GET", "/health/live");
  await backend.stop();

  expect([answer.status, answer.headers.get("retry-after"), health.status]).toEqual([503, "5", 200]);
});
