import { beforeAll, describe, expect, test } from "vitest";
import { type TestIssuer, startTestIssuer } from "../src/auth/testing.ts";
import { IssuerError, tokenVerifier } from "../src/auth/token-verifier.ts";

describe("tokenVerifier", () => {
  let issuer: TestIssuer;
  let stranger: TestIssuer;

  beforeAll(async () => {
    issuer = await startTestIssuer();
    stranger = await startTestIssuer();
  });

  const verify = (token: string) => tokenVerifier({ issuer: issuer.url, audience: "tests" })(token);

  test("accepts a token of the issuer that is meant for us", async () => {
    expect(await verify(await issuer.token())).toMatchObject({ sub: "tester", iss: issuer.url });
  });

  test("accepts one of several audiences", async () => {
    expect(await verify(await issuer.token({ aud: ["others", "tests"] }))).toMatchObject({ sub: "tester" });
  });

  test.each([
    ["is for someone else", { aud: "others" }],
    ["has no audience", { aud: undefined }],
    ["has expired", { exp: 1_000 }],
    ["never expires", { exp: undefined }],
    ["is not valid yet", { nbf: 4_000_000_000 }],
  ])("refuses a token that %s", async (_what, claims) => {
    await expect(verify(await issuer.token(claims))).rejects.toThrow();
  });

  test("refuses a token that a stranger signed in the issuer's name", async () => {
    await expect(verify(await stranger.token({ iss: issuer.url }))).rejects.toThrow();
  });

  test("tells an issuer that does not answer from a bad token", async () => {
    const verifyThere = tokenVerifier({ issuer: `${issuer.url}/elsewhere`, audience: "tests" });

    await expect(verifyThere(await issuer.token())).rejects.toThrow(IssuerError);
  });

  test("tells keys that cannot be had from a token that fits none", async () => {
    const withoutKeys = await startTestIssuer(() => "sorry");
    const verifyThere = tokenVerifier({ issuer: withoutKeys.url, audience: "tests" });

    await expect(verifyThere(await withoutKeys.token())).rejects.toThrow(IssuerError);
    await expect(verify(await stranger.token({ iss: issuer.url }))).rejects.not.toThrow(IssuerError);
  });
});
