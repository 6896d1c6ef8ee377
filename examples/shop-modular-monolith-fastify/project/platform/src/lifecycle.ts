import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "./config.ts";
import type { Logger, Metrics } from "./telemetry.ts";

const CHECK_LIMIT_MS = 2_000;

export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, "ok" | "failing">>;
}

/** A check rejects while the thing it looks at is out of order. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

interface Witnesses {
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** Whether this process wants traffic. Who gets none answers no request, so what is wrong has to be seen elsewhere. */
export class Readiness {
  readonly #checks: Checks;
  readonly #witnesses: Witnesses;
  readonly #failing = new Set<string>();
  #draining = false;

  constructor(checks: Checks, witnesses: Witnesses) {
    this.#checks = checks;
    this.#witnesses = witnesses;
  }

  get draining(): boolean {
    return this.#draining;
  }

  drain(): void {
    this.#draining = true;
  }

  async report(): Promise<ReadinessReport> {
    const outcomes = await Promise.all(
      Object.entries(this.#checks).map(
        async ([name, check]) => [name, this.#noted(name, await failureOf(check))] as const,
      ),
    );
    const ready = !this.#draining && outcomes.every(([, outcome]) => outcome === "ok");
    return { ready, checks: Object.fromEntries(outcomes) };
  }

  #noted(check: string, failure: unknown): "ok" | "failing" {
    const { metrics, log } = this.#witnesses;
    const isOk = failure === undefined;
    metrics.checkPassed.set({ check }, isOk ? 1 : 0);
    // Probes ask every few seconds: what goes on is told once.
    if (isOk && this.#failing.delete(check)) log.info({ check }, "ready again");
    if (!isOk && !this.#failing.has(check)) log.warn({ check, err: failure }, "not ready");
    if (!isOk) this.#failing.add(check);
    return isOk ? "ok" : "failing";
  }
}

/** Why a check fails; undefined when it passes. */
function failureOf(check: () => Promise<unknown>): Promise<unknown> {
  const silence = new Error(`There was no answer within ${CHECK_LIMIT_MS.toString()} ms.`);
  const late = sleep(CHECK_LIMIT_MS, silence, { ref: false });
  return Promise.race([check().then(() => undefined), late]).catch((error: unknown) => error);
}

/** On SIGTERM or SIGINT runs `stop` and lets the process end by itself, with code 0; a second signal ends it at once. */
export function stopOnSignal(config: Config, log: Logger, stop: () => Promise<void>): void {
  const onSignal = (signal: NodeJS.Signals): void => {
    process.off("SIGTERM", onSignal).off("SIGINT", onSignal);
    log.info({ signal, drain_ms: config.drainMs }, "stopping");
    const outOfTime = (): void => {
      log.fatal("not stopped within the grace period");
      process.exit(1);
    };
    setTimeout(outOfTime, config.drainMs + config.graceMs).unref();
    stop().then(
      () => {
        log.info("stopped");
      },
      (error: unknown) => {
        log.fatal({ err: error }, "not stopped cleanly");
        process.exitCode = 1;
      },
    );
  };
  process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
}

/** What nobody caught ends the process, as Node.js does; why stands in the log, where everybody looks. */
export function logCrashes(log: Logger): void {
  process.on("uncaughtExceptionMonitor", (error) => {
    log.fatal({ err: error }, "crashed");
  });
}
