import { runSuite, type BackendStarter, type Row, type SuiteOptions } from "../../conformance/run-suite.ts";
import { launchApp, migrate, onlyApp, productionEnvironment, startApp, type App, type RunningApp } from "../backend.ts";
import { databaseRelays } from "../database-relays.ts";
import type { Environment } from "../processes.ts";
import { passed, prove, type Step, type StepContext, type StepResult } from "../step.ts";
import { PASSWORD } from "../tools/postgres.ts";

/** The black-box suite against the built backend on PostgreSQL. */
export const conformance: Step = {
  id: "conformance",
  title: "the conformance suite passes",
  needs: ["toolchain", "postgres"],
  tier: 1,
  after: ["build"],
  notFor: (combination) => (combination.traits.includes("monolith") ? undefined : "the suite runs through its gateway in a step of its own"),
  async run(context) {
    const repository = await context.repository();
    const app = onlyApp(repository.system);
    const database = await context.services.database("conformance");
    const relays = databaseRelays();
    const environment = productionEnvironment(database);
    await migrate(context, app, environment);
    const running = await startApp(context, app, { ...environment, DATABASE_URL: await relays.through(database) });
    try {
      const server = await context.services.postgres();
      return await judgeSuite(context, {
        ...(await context.services.identity()).suite,
        baseUrl: running.baseUrl,
        modules: repository.modules,
        logs: logsOf([running]),
        secrets: [PASSWORD],
        backend: starterOf(context, app, environment),
        outages: { database: { stop: server.halt, start: server.resume }, silentDatabase: relays.silence },
      });
    } finally {
      await running.process.stop("SIGKILL", 1);
      await relays.close();
    }
  },
};

/** Lets the suite start processes of its own. */
export function starterOf(context: StepContext, app: App, base: Environment): BackendStarter {
  return {
    async start(environment) {
      const { process: instance, baseUrl } = await launchApp(context, app, { ...base, PORT: undefined, ...environment });
      return {
        baseUrl,
        signal: (name) => {
          if (!instance.hasEnded()) process.kill(instance.pid, name);
        },
        exited: instance.exited,
        output: instance.all,
      };
    },
  };
}

/** Whole lines of what the processes printed so far. */
export function logsOf(apps: readonly RunningApp[]): NonNullable<SuiteOptions["logs"]> {
  return { lines: () => Promise.resolve(apps.flatMap((app) => app.process.output().split("\n").slice(0, -1))) };
}

/** Runs the suite and turns its rows into one result; every row is in the step's log. */
export async function judgeSuite(context: StepContext, options: SuiteOptions): Promise<StepResult> {
  const say = (row: Row): void => context.note(`${row.outcome.toUpperCase()} ${row.id} (${String(row.elapsedMs)} ms) ${row.detail}`);
  const rows = await runSuite({ ...options, onRow: say });
  const failed = rows.filter((row) => row.outcome === "failed");
  const ok = rows.filter((row) => row.outcome === "passed").length;
  const left = rows.length - ok - failed.length;
  const names = failed.map((row) => row.id).join(", ");
  prove(failed.length === 0, `${String(failed.length)} of ${String(rows.length)} checks failed: ${names}. ${failed[0]?.id ?? ""}: ${failed[0]?.detail.slice(0, 400) ?? ""}`);
  prove(ok > 0, "the suite ran no check");
  await context.also?.(options.baseUrl);
  return passed(`${String(ok)} checks passed${left > 0 ? `, ${String(left)} do not apply` : ""}`, { checksPassed: ok, checksSkipped: left });
}
