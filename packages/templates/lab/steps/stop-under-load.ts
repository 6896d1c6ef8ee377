import { setTimeout as wait } from "node:timers/promises";
import { migrate, productionSet, startApp, statusOf, type RunningApp } from "../backend.ts";
import { beginTraffic, sendHalf } from "../load.ts";
import { passed, prove, type Step } from "../step.ts";

const IN_FLIGHT = 6;
const DRAIN_MS = 1500;
const GRACE_MS = 10_000;

/** SIGTERM in the middle of traffic and of half-sent requests: readiness turns 503, everything taken is answered, exit 0 within the grace period. */
export const stopUnderLoad: Step = {
  id: "sigterm",
  title: "SIGTERM under load loses no request",
  needs: ["toolchain", "postgres"],
  tier: 1,
  after: ["build"],
  notFor: (combination) => (combination.traits.includes("functions") ? "functions are stopped by their platform" : undefined),
  async run(context) {
    const [app] = (await context.repository()).system.apps.filter((candidate) => candidate.calls.length === 0);
    prove(app !== undefined, "there is no app that needs no other");
    const environment = { ...(await productionSet(context, "sigterm")), SHUTDOWN_DRAIN_MS: String(DRAIN_MS), SHUTDOWN_GRACE_MS: String(GRACE_MS) };
    await migrate(context, app, environment);
    const running = await startApp(context, app, environment);
    try {
      const { headers } = await context.services.identity();
      const target = { baseUrl: running.baseUrl, path: `/api/${app.modules[0] ?? ""}`, headers: headers() };
      const traffic = beginTraffic(target);
      await wait(1000);
      const halves = Array.from({ length: IN_FLIGHT }, (_, number) => sendHalf(target, `in flight ${String(number)}`));
      await wait(200);
      const began = performance.now();
      process.kill(running.process.pid, "SIGTERM");
      await readinessTurns(running, app.paths.ready);
      await wait(300);
      const answers = await Promise.all(halves.map((half) => half.finish()));
      const exit = await Promise.race([running.process.exited, wait(DRAIN_MS + GRACE_MS + 5000)]);
      const tookMs = Math.round(performance.now() - began);
      const seen = await traffic.stop();
      prove(exit !== undefined, `still running ${String(tookMs)} ms after SIGTERM`);
      prove(exit.code === 0, `SIGTERM ended it with ${String(exit.code ?? exit.signal)}, not with 0`);
      prove(tookMs <= DRAIN_MS + GRACE_MS, `it took ${String(tookMs)} ms to stop, longer than drain and grace together`);
      const bad = answers.filter((answer) => answer.kind !== "answered" || answer.status !== 201);
      prove(bad.length === 0, `${String(bad.length)} of ${String(IN_FLIGHT)} requests in flight were not answered 201: ${JSON.stringify(bad[0] ?? "").slice(0, 300)}`);
      prove(seen.faults.length === 0, `${String(seen.faults.length)} requests failed meanwhile: ${seen.faults[0] ?? ""}`);
      prove(seen.cut === 0, `${String(seen.cut)} answers were cut off`);
      return passed(`${String(seen.answered + IN_FLIGHT)} answered, none lost, exit 0 after ${String(tookMs)} ms`, { answered: seen.answered, stopMs: tookMs });
    } finally {
      await running.process.stop("SIGKILL", 1);
    }
  },
};

async function readinessTurns(running: RunningApp, path: string): Promise<void> {
  const deadline = performance.now() + DRAIN_MS;
  while (performance.now() < deadline) {
    if ((await statusOf(`${running.baseUrl}${path}`, 1000)) === 503) return;
    await wait(20);
  }
  prove(false, `during the ${String(DRAIN_MS)} ms of drain ${path} never answered 503`);
}
