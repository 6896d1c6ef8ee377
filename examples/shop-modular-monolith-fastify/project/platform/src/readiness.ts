import { setTimeout as sleep } from "node:timers/promises";

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
