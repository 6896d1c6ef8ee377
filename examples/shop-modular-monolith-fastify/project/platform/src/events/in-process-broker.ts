import { type Broker, deliver } from "./broker.ts";
import type { Subscription } from "./event.ts";

/** All modules live in this process: publishing is delivering, and the outbox repeats what failed. */
export function inProcessBroker(): Broker {
  const subscriptions: Subscription[] = [];
  return {
    publish: async (message) => {
      const interested = subscriptions.filter(({ topic }) => topic === message.topic);
      await Promise.all(interested.map((subscription) => deliver(subscription, message)));
    },
    subscribe: (subscription) => {
      subscriptions.push(subscription);
      return Promise.resolve();
    },
    check: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
