import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../ports.ts";
import { start, type Running } from "../processes.ts";
import { scratchFolder } from "../scratch.ts";

/** A real nats-server with JetStream on loopback; what it stores outlives an outage. */
export interface Broker {
  readonly url: string;
  readonly port: number;
  readonly halt: () => Promise<void>;
  readonly resume: () => Promise<void>;
}

/** Starts one on a free port. */
export async function startBroker(folder: string, log: string): Promise<Broker> {
  const port = await freePort();
  const store = scratchFolder("nats");
  let server: Running | undefined;
  const resume = async (): Promise<void> => {
    server = start([join(folder, "nats-server"), "--addr", "127.0.0.1", "--port", String(port), "--jetstream", "--store_dir", store], { log });
    for (let tries = 0; !(await answers(port)); tries += 1) {
      if (tries > 100 || server.hasEnded()) throw new Error(`nats-server did not start: ${server.all().slice(-300)}`);
      await wait(50);
    }
  };
  await resume();
  return {
    url: `nats://127.0.0.1:${String(port)}`,
    port,
    resume,
    async halt() {
      await server?.stop("SIGTERM", 5);
    },
  };
}

async function answers(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const end = (answer: boolean) => (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("data", end(true));
    socket.once("error", end(false));
    socket.setTimeout(1000, end(false));
  });
}
