import type { Check } from "../../check.ts";
import { expectFact } from "../../expectations.ts";
import type { BackendStarter } from "../../suite-options.ts";
import type { World } from "../../world.ts";
import { exitWithin, statusOf, withInstance, withStarter } from "./instance.ts";

const production = { APP_ENV: "production", NODE_ENV: "production" };

/** Starts with a configuration that must be refused; answers what was said. */
async function refused(world: World, backend: BackendStarter, environment: Readonly<Record<string, string | undefined>>): Promise<string> {
  const instance = await backend.start(environment);
  const exit = await exitWithin(instance, world.patience.readyMs);
  instance.signal("SIGKILL");
  const shown = JSON.stringify(environment);
  expectFact(exit !== undefined, `started with ${shown}: still running after ${world.patience.readyMs} ms; expected exit code 1`);
  expectFact(exit.code === 1, `started with ${shown}: ended with code ${exit.code} signal ${exit.signal}; expected exit code 1`);
  return instance.output();
}

function expectNamed(output: string, ...variables: readonly string[]): void {
  const silent = variables.filter((variable) => !output.includes(variable));
  expectFact(silent.length === 0, `a refused configuration: the output does not name ${silent.join(", ")}: ${output.slice(-400)}`);
}

export const startChecks: readonly Check[] = [
  withStarter({ id: "lifecycle.starts", title: "the backend becomes ready, and is alive", contract: "start → /health/live, /health/ready 200." }, (world) =>
    withInstance(world, {}, async (instance) => {
      const live = await statusOf(instance, "/health/live");
      expectFact(live === 200, `ready, yet /health/live → ${String(live)}; expected 200`);
    }),
  ),
  withStarter(
    {
      id: "lifecycle.production-needs-database",
      title: "production without DATABASE_URL is refused",
      contract: "Production refuses to start without DATABASE_URL; exit 1.",
    },
    async (world, backend) => {
      expectNamed(await refused(world, backend, { ...production, DATABASE_URL: undefined }), "DATABASE_URL");
    },
  ),
  withStarter(
    {
      id: "lifecycle.lists-every-problem",
      title: "all problems of the configuration are told at once",
      contract: "Startup validation: all problems listed at once, exit 1.",
    },
    async (world, backend) => {
      const environment = { SHUTDOWN_GRACE_MS: "soon", SHUTDOWN_DRAIN_MS: "-5", LOG_LEVEL: "shouting", BODY_LIMIT_BYTES: "much" };
      expectNamed(await refused(world, backend, environment), ...Object.keys(environment));
    },
  ),
  withStarter(
    { id: "lifecycle.refusal-keeps-secrets", title: "a refused configuration does not print the database password", contract: "no secrets; secrets redacted." },
    async (world, backend) => {
      const password = "swordfish-7f3a";
      const output = await refused(world, backend, { DATABASE_URL: `postgresql://shop:${password}@127.0.0.1:1/shop`, LOG_LEVEL: "shouting" });
      expectNamed(output, "LOG_LEVEL");
      expectFact(!output.includes(password), "a refused configuration: the output holds the password of DATABASE_URL");
    },
  ),
];
