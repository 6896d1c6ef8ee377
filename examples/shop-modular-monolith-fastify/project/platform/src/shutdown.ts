import type { Config } from "./config.ts";
import type { Logger } from "./log.ts";

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
