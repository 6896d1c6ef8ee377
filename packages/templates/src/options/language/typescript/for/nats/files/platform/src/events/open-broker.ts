import { setTimeout as pause } from "node:timers/promises";
import {
  AckPolicy,
  type ConsumerMessages,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
} from "@nats-io/jetstream";
import { type ConnectionOptions, type NatsConnection, connect, headers, nanos } from "@nats-io/transport-node";
import { type Config, ConfigError } from "../config.ts";
import type { Logger } from "../telemetry.ts";
import { type Broker, deliver } from "./broker.ts";
import { CARRIED_DAYS, type EventMessage, type Subscription } from "./event.ts";

const PUBLISH_LIMIT_MS = 5_000;
const HANDLE_LIMIT_MS = 30_000;
const LONGEST_PAUSE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The server's code for a stream of this name with other settings. */
const STREAM_IN_USE = 10_058;

/** The stream that keeps the events of one module. */
const streamOf = (topic: string): string => (topic.split(".")[0] ?? topic).replaceAll("-", "_").toUpperCase();

/** A consumer is durable: what was published while it was away waits for it. */
const durableOf = ({ consumer, topic }: Subscription): string => `${consumer}--${topic.replaceAll(".", "--")}`;

/** NATS JetStream. Opens at once and connects as soon as there is a server, so that an app can start before its broker. */
export async function openBroker(log: Logger, { environment }: Pick<Config, "environment">): Promise<Broker> {
  const addresses = process.env["NATS_URL"];
  if (addresses) return Promise.resolve(new NatsBroker(log, serversAt(addresses)));
  if (environment === "production") throw new ConfigError("NATS_URL: production needs a broker");
  return Promise.resolve(new NatsBroker(log, serversAt("nats://127.0.0.1:4222")));
}

/** One address or several, with commas between; who we are (`user:password@` or `token@`) stands in the first. */
export function serversAt(addresses: string): ConnectionOptions {
  const urls = addresses.split(",").map((address) => new URL(address.trim()));
  const { username = "", password = "" } = urls[0] ?? {};
  const servers = urls.map(({ protocol, host }) => `${protocol}//${host}`);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  if (user === "") return { servers };
  return pass === "" ? { servers, token: user } : { servers, user, pass };
}

class NatsBroker implements Broker {
  readonly #log: Logger;
  readonly #servers: ConnectionOptions;
  readonly #connected: Promise<NatsConnection>;
  readonly #streams = new Map<string, Promise<void>>();
  readonly #listening = new Set<ConsumerMessages>();
  readonly #closing = new AbortController();
  #connection: NatsConnection | undefined;

  constructor(log: Logger, servers: ConnectionOptions) {
    this.#log = log;
    this.#servers = servers;
    this.#connected = this.#connect();
    // Whoever needs the connection hears of it; that it never came before closing is no fault.
    this.#connected.catch(() => undefined);
  }

  /** Tries until there is a server. Once connected, the client itself finds the way back. */
  async #connect(): Promise<NatsConnection> {
    for (;;) {
      try {
        this.#connection = await connect({ ...this.#servers, maxReconnectAttempts: -1, reconnectTimeWait: 500 });
        return this.#connection;
      } catch (error) {
        this.#log.debug({ err: error }, "broker not reachable yet");
        await pause(500, undefined, { signal: this.#closing.signal });
      }
    }
  }

  async publish({ id, topic, payload, headers: ofMessage }: EventMessage): Promise<void> {
    const connection = this.#open();
    await this.#stream(topic);
    const sent = headers();
    for (const [name, value] of Object.entries(ofMessage)) sent.set(name, value);
    // The server drops a message whose id it had in the last minutes, as after a crash between publishing and confirming.
    await jetstream(connection, { timeout: PUBLISH_LIMIT_MS }).publish(topic, JSON.stringify(payload), {
      msgID: id,
      headers: sent,
    });
  }

  subscribe(subscription: Subscription): Promise<void> {
    this.#listen(subscription).catch((error: unknown) => {
      if (!this.#closing.signal.aborted)
        this.#log.fatal({ err: error, topic: subscription.topic }, "events not readable");
    });
    return Promise.resolve();
  }

  async check(): Promise<void> {
    await this.#open().rtt();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#listening].map((messages) => messages.close()));
    await this.#connection?.drain();
  }

  #open(): NatsConnection {
    if (this.#connection === undefined) throw new Error("There is no connection to the broker yet.");
    return this.#connection;
  }

  /** Listens until the broker closes; starts anew when the consumer or its stream is lost. */
  async #listen(subscription: Subscription): Promise<void> {
    const connection = await this.#connected;
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        const messages = await this.#consume(connection, subscription);
        this.#listening.add(messages);
        for await (const message of messages) {
          // What was fetched and not begun comes again, to whoever is still there.
          if (this.#closing.signal.aborted) break;
          await this.#handle(subscription, message);
        }
        this.#listening.delete(messages);
      } catch (error) {
        this.#log.error({ err: error, topic: subscription.topic }, "events not readable, will be repeated");
        await pause(1_000, undefined, { signal });
      }
    }
  }

  async #consume(connection: NatsConnection, subscription: Subscription): Promise<ConsumerMessages> {
    await this.#stream(subscription.topic);
    const manager = await jetstreamManager(connection);
    const [stream, durable] = [streamOf(subscription.topic), durableOf(subscription)];
    await manager.consumers.add(stream, {
      durable_name: durable,
      filter_subject: subscription.topic,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(HANDLE_LIMIT_MS),
      max_deliver: -1,
    });
    const client: JetStreamClient = manager.jetstream();
    const consumer = await client.consumers.get(stream, durable);
    return consumer.consume({ max_messages: 20 });
  }

  async #handle(subscription: Subscription, message: JsMsg): Promise<void> {
    const { deliveryCount } = message.info;
    try {
      await deliver(subscription, messageOf(message));
      message.ack();
    } catch (error) {
      this.#log.error(
        { err: error, topic: message.subject, attempts: deliveryCount },
        "event not handled, will be repeated",
      );
      message.nak(Math.min(1_000 * 2 ** (deliveryCount - 1), LONGEST_PAUSE_MS));
    }
  }

  /** Makes sure that the stream of a topic exists; asked once per stream and process. */
  #stream(topic: string): Promise<void> {
    const name = streamOf(topic);
    const known = this.#streams.get(name) ?? this.#addStream(name, `${topic.split(".")[0] ?? topic}.>`);
    this.#streams.set(name, known);
    known.catch(() => this.#streams.delete(name));
    return known;
  }

  async #addStream(name: string, subject: string): Promise<void> {
    const { streams }: JetStreamManager = await jetstreamManager(this.#open());
    const max_age = nanos(CARRIED_DAYS * DAY_MS);
    try {
      await streams.add({ name, subjects: [subject], max_age });
    } catch (error) {
      // It is there with settings of its own, which stay, but for one that keeps events for longer than consumers remember.
      if (!(error instanceof JetStreamApiError) || error.code !== STREAM_IN_USE) throw error;
      const { config } = await streams.info(name);
      if (config.max_age === 0 || config.max_age > max_age) await streams.update(name, { max_age });
    }
  }
}

const messageOf = (message: JsMsg): EventMessage => {
  const payload = message.json<{ readonly id: string }>();
  const names = message.headers?.keys() ?? [];
  return {
    id: payload.id,
    topic: message.subject,
    payload,
    headers: Object.fromEntries(names.map((name) => [name.toLowerCase(), message.headers?.get(name) ?? ""])),
  };
};
