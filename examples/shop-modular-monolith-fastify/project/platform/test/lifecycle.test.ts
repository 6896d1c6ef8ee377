import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { testIdentity } from "../src/auth/testing.ts";

const { env: identity } = await testIdentity();

/** Runs a backend whose app cannot be put together, or breaks later, in a process of its own. */
function run(compose: string) {
  const source = `
    import { runBackend } from "./src/backend.ts";
    const nowhere = new URL("file:///nowhere/");
    setInterval(() => {}, 1_000);
    await runBackend({ name: "test", port: 0, calls: {}, modules: [], migrations: nowhere, data: nowhere, compose: ${compose} });
  `;
  const env = { ...process.env, ...identity, APP_ENV: "test", DATABASE_URL: "postgresql://127.0.0.1:1/none" };
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", source], {
    cwd: `${import.meta.dirname}/..`,
    env,
    encoding: "utf8",
    timeout: 50_000,
  });
  return { status, lines: stdout.trim().split("\n") };
}

test("a backend that cannot start says why and ends, whatever is open already", () => {
  const { status, lines } = run('() => { throw new Error("cannot be put together"); }');

  expect(status).toBe(1);
  expect(lines.at(-1)).toMatch(/"level":"fatal".*cannot be put together.*"not started"/);
});

test("what nobody caught ends the process, and is in the log", () => {
  const { status, lines } = run('() => { void Promise.reject(new Error("nobody caught me")); return []; }');

  expect(status).toBe(1);
  expect(lines.at(-1)).toMatch(/"level":"fatal".*nobody caught me.*"crashed"/);
});
