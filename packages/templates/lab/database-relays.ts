import { startRelay, type Relay } from "../conformance/relay.ts";
import type { OutageHook } from "../conformance/run-suite.ts";

const POSTGRES_PORT = 5432;

/** Relays before the databases of a backend, one for each, that fall silent together. */
export interface DatabaseRelays {
  /** The URL of this database through a relay of its own. */
  readonly through: (databaseUrl: string) => Promise<string>;
  readonly silence: OutageHook;
  readonly close: () => Promise<void>;
}

export function databaseRelays(): DatabaseRelays {
  const relays: Relay[] = [];
  const each = async (act: (relay: Relay) => Promise<void>): Promise<void> => {
    await Promise.all(relays.map(act));
  };
  return {
    async through(databaseUrl) {
      const relay = await startRelay(databaseUrl, POSTGRES_PORT);
      relays.push(relay);
      return relay.url;
    },
    silence: { stop: () => each(({ silence }) => silence.stop()), start: () => each(({ silence }) => silence.start()) },
    close: () => each((relay) => relay.close()),
  };
}
