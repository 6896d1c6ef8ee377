import { untilReady, type RunningApp } from "../backend.ts";
import { inSeconds } from "../commands.ts";
import { freePort } from "../ports.ts";
import { start } from "../processes.ts";
import { prove, type Step, type StepContext } from "../step.ts";
import { judgeSuite } from "./conformance.ts";

/** What a developer's terminal holds open: the README's command, no DATABASE_URL, nothing else running. */
export async function startDevelopment(context: StepContext): Promise<RunningApp> {
  const { commands } = (await context.repository()).system;
  const { environment } = await context.services.identity();
  const port = await freePort();
  const settings = { APP_ENV: undefined, NODE_ENV: undefined, DATABASE_URL: undefined, HOST: "127.0.0.1", PORT: String(port), ...environment };
  const developer = start(["sh", "-c", commands.dev], { cwd: context.directory, env: { ...context.environment, ...settings }, log: context.log });
  return { name: commands.dev, port, baseUrl: `http://127.0.0.1:${String(port)}`, process: developer };
}

/** What a developer sees first: resources, events from app to app, problems. */
const ASKED = ["crud", "events", "problems"];

/** Several apps on a developer's machine: all in one process, each at its usual port, behind the repository's own gateway. */
export const develop: Step = {
  id: "develop",
  title: "all apps start for development without any server, and the gateway before them answers as the contract says",
  needs: ["toolchain"],
  tier: 1,
  after: ["install"],
  alone: true,
  notFor: (combination) => (combination.traits.includes("several-apps") ? undefined : "its one app starts for development in the step boot"),
  async run(context) {
    const { system, modules } = await context.repository();
    const began = performance.now();
    const identity = await context.services.identity();
    const running = await startDevelopment(context);
    try {
      await untilReady(running, `/api/${modules[0]?.name ?? ""}`, identity.headers());
      const took = (performance.now() - began) / 1000;
      const apps = system.apps.map((app) => ({ name: app.name, baseUrl: `http://127.0.0.1:${String(app.port)}`, modules: app.modules }));
      const result = await judgeSuite(context, { ...identity.suite, baseUrl: running.baseUrl, modules, apps, only: ASKED });
      prove(result.status === "passed", result.status === "failed" ? result.detail : "the suite was left out");
      return { ...result, detail: `ready in ${inSeconds(took)}; ${result.detail}` };
    } finally {
      await running.process.stop("SIGINT", 10);
    }
  },
};
