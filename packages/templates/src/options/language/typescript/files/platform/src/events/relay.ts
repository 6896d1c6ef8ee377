import { setTimeout as sleep } from "node:timers/promises";
import type { Logger, Metrics } from "../telemetry.ts";
import type { Broker } from "./broker.ts";
import type { ClaimedMessage, OutboxQueue } from "./event.ts";

const BATCH = 50;
const LONGEST_PAUSE_SECONDS = 60;

export interface RelayNeeds {
  readonly queues: readonly OutboxQueue[];
  readonly broker: Broker;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** Carries events from the outboxes to the broker: at least once, in no promised order. */
export class Relay {
  readonly #needs: RelayNeeds;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(needs: RelayNeeds) {
    this.#needs = needs;
  }

  start(pollMs: number): void {
    if (this.#needs.queues.length > 0) this.#running = this.#run(pollMs);
  }

  /** Lets the message at hand finish: a broker that is away must not hold up the end for a whole batch. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Publishes what waits now and returns how many messages went out. */
  async drain(): Promise<number> {
    const counts = await Promise.all(this.#needs.queues.map((queue) => this.#drainQueue(queue)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async #run(pollMs: number): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.drain();
      } catch (error) {
        this.#needs.log.error({ err: error }, "outbox not readable");
      }
      await sleep(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #drainQueue(queue: OutboxQueue): Promise<number> {
    const { metrics } = this.#needs;
    let published = 0;
    let batch: readonly ClaimedMessage[];
    do {
      batch = await queue.claim(BATCH);
      for (const message of batch) {
        if (this.#stopping.signal.aborted) break;
        published += (await this.#publish(queue, message)) ? 1 : 0;
      }
    } while (batch.length === BATCH && !this.#stopping.signal.aborted);
    metrics.outboxPublished.inc({ module: queue.module }, published);
    const { count, oldestSeconds } = await queue.backlog();
    metrics.outboxPending.set({ module: queue.module }, count);
    metrics.outboxOldestAge.set({ module: queue.module }, oldestSeconds);
    return published;
  }

  async #publish(queue: OutboxQueue, message: ClaimedMessage): Promise<boolean> {
    try {
      await this.#needs.broker.publish(message);
      await queue.confirm(message.id);
      return true;
    } catch (error) {
      const { id, topic, attempts } = message;
      this.#needs.log.error({ err: error, event_id: id, topic, attempts }, "event not published, will be repeated");
      await queue.postpone(id, Math.min(2 ** (attempts - 1), LONGEST_PAUSE_SECONDS));
      return false;
    }
  }
}
