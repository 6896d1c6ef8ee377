import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { testIdentity } from "../src/auth/testing.ts";

const { env: identity, headers } = await testIdentity();

/** Lets a function answer one request, and takes its environment away as soon as it has. */
function answerOnce(path: string): string[] {
  const http = { method: "GET", path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" };
  const event = {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: "",
    headers,
    requestContext: { http },
  };
  const source = `
    import { lambdaHandler } from "./src/lambda/handler.ts";
    const nowhere = new URL("file:///nowhere/");
    const app = { name: "test", port: 0, calls: {}, modules: [], migrations: nowhere, data: nowhere, compose: () => [] };
    await lambdaHandler(app)(${JSON.stringify(event)}, {});
    process.kill(process.pid, "SIGKILL");
  `;
  const env = { ...process.env, ...identity, APP_ENV: "test", DATABASE_URL: "postgresql://127.0.0.1:1/none" };
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", source], {
    cwd: `${import.meta.dirname}/..`,
    env,
    encoding: "utf8",
    timeout: 50_000,
  });
  return stdout.trim().split("\n");
}

test("what a function logs of a request is out when it has answered: afterwards nothing runs", () => {
  expect(answerOnce("/nowhere").at(-1)).toMatch(/"http_response_status_code":404.*"request"/);
});
