import { setTimeout as wait } from "node:timers/promises";
import { migrate, onlyApp, productionEnvironment, startApp, statusOf, untilReady } from "../backend.ts";
import { inSeconds } from "../commands.ts";
import { freePort, listenersOn } from "../ports.ts";
import { start } from "../processes.ts";
import { passed, prove, type Step, type StepContext } from "../step.ts";
import { startDevelopment } from "./develop.ts";

const TRIES = 3;

/** From the start of the process to the first 200 of the readiness route: on PostgreSQL, and on the embedded database by the README's command. */
export const boot: Step = {
  id: "boot",
  title: "it starts in production on PostgreSQL, and for development without any server",
  needs: ["toolchain", "postgres"],
  tier: 1,
  after: ["build"],
  alone: true,
  notFor: (combination) => (combination.traits.includes("monolith") ? undefined : "its apps start in their own step"),
  async run(context) {
    const app = onlyApp((await context.repository()).system);
    const environment = productionEnvironment(await context.services.database("boot"));
    await migrate(context, app, environment);
    const times: number[] = [];
    for (let round = 0; round < TRIES; round += 1) {
      const running = await startApp(context, app, environment);
      times.push(running.readyMs);
      const exit = await running.process.stop("SIGTERM", 20);
      prove(exit.code === 0, `SIGTERM ended ${app.name} with ${String(exit.code ?? exit.signal)}, not with 0`);
    }
    const postgresMs = Math.round(Math.min(...times));
    const embeddedMs = Math.round(await embeddedStart(context));
    const rootMs = Math.round(await readmeStart(context, environment));
    return passed(`ready in ${inSeconds(postgresMs / 1000)} on PostgreSQL, ${inSeconds(embeddedMs / 1000)} on the embedded database`, { postgresMs, embeddedMs, rootMs });
  },
};

/** Development by the README's command: no DATABASE_URL, nothing else running. */
async function embeddedStart(context: StepContext): Promise<number> {
  const app = onlyApp((await context.repository()).system);
  const began = performance.now();
  const running = await startDevelopment(context);
  try {
    await untilReady(running, app.paths.ready);
    const took = performance.now() - began;
    const path = `/api/${app.modules[0] ?? ""}`;
    const { headers } = await context.services.identity();
    const status = await statusOf(`${running.baseUrl}${path}`, undefined, headers());
    prove(status === 200, `on the embedded database GET ${path} answered ${String(status)}`);
    return took;
  } finally {
    await running.process.stop("SIGINT", 10);
  }
}

/** The README's production command, package manager and all; the signal goes to the server, as a supervisor would send it. */
async function readmeStart(context: StepContext, environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { system } = await context.repository();
  const identity = await context.services.identity();
  const port = await freePort();
  const began = performance.now();
  const process_ = start(["sh", "-c", system.commands.start], { cwd: context.directory, env: { ...context.environment, ...identity.environment, ...environment, PORT: String(port) }, log: context.log });
  const running = { name: system.commands.start, port, baseUrl: `http://127.0.0.1:${String(port)}`, process: process_ };
  try {
    await untilReady(running, onlyApp(system).paths.ready);
    const took = performance.now() - began;
    const [server] = listenersOn(port);
    prove(server !== undefined, `nobody listens on port ${String(port)} although the readiness route answered`);
    process.kill(server, "SIGTERM");
    const exit = await Promise.race([process_.exited, wait(20_000, undefined)]);
    prove(exit?.code === 0, `after SIGTERM to the server, "${system.commands.start}" ended with ${String(exit?.code ?? exit?.signal ?? "nothing within 20 s")}`);
    return took;
  } finally {
    await process_.stop("SIGKILL", 1);
  }
}
