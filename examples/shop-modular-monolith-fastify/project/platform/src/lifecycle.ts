import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "./config.ts";
import type { Logger } from "./telemetry.ts";

const CHECK_LIMIT_MS = 2_000;

export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, "ok" | "failing">>;
}

/** A check rejects while the thing it looks at is out of order. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

/** Whether this process wants traffic. */
export class Readiness {
  readonly #checks: Checks;
  #draining = false;

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  get draining(): boolean {
    return this.#draining;
  }

  drain(): void {
    this.#draining = true;
  }

  async report(): Promise<ReadinessReport> {
    const outcomes = await Promise.all(
      Object.entries(this.#checks).map(async ([name, check]) => [name, await outcomeOf(check)] as const),
    );
    const ready = !this.#draining && outcomes.every(([, outcome]) => outcome === "ok");
    return { ready, checks: Object.fromEntries(outcomes) };
  }
}

async function outcomeOf(check: () => Promise<unknown>): Promise<"ok" | "failing"> {
  const late = sleep(CHECK_LIMIT_MS, "failing" as const, { ref: false });
  return Promise.race([check().then(() => "ok" as const), late]).catch(() => "failing" as const);
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
