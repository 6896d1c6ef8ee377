import { spawnSync } from "node:child_process";
import { pino } from "pino";
import { expect, test } from "vitest";
import { testIdentity } from "../src/auth/testing.ts";
import { type Checks, Readiness } from "../src/lifecycle.ts";
import { createMetrics } from "../src/telemetry.ts";

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

/** The readiness of an app, with what it measures and what it logs. */
function watched(checks: Checks) {
  const metrics = createMetrics();
  const lines: unknown[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  return { readiness: new Readiness(checks, { metrics, log }), lines, measured: () => metrics.registry.metrics() };
}

test("what keeps a backend from being ready is logged once, with the cause, and so is its end", async () => {
  let reach = (): Promise<unknown> => Promise.reject(new Error("the password is wrong"));
  const { readiness, lines } = watched({ database: () => reach() });

  expect(await readiness.report()).toEqual({ ready: false, checks: { database: "failing" } });
  await readiness.report();
  reach = () => Promise.resolve();
  expect(await readiness.report()).toEqual({ ready: true, checks: { database: "ok" } });
  await readiness.report();

  const [failing, passing, ...more] = lines;
  expect(failing).toMatchObject({ check: "database", msg: "not ready", err: { message: "the password is wrong" } });
  expect(passing).toMatchObject({ check: "database", msg: "ready again" });
  expect(more).toEqual([]);
});

test("what was found at the last look is measured, for each thing by itself", async () => {
  const { readiness, measured } = watched({
    database: () => Promise.reject(new Error("away")),
    broker: () => Promise.resolve(),
  });
  expect(await measured()).not.toMatch(/^readiness_check_passed\{/m);

  await readiness.report();

  expect(await measured()).toContain('readiness_check_passed{check="database"} 0');
  expect(await measured()).toContain('readiness_check_passed{check="broker"} 1');
});
