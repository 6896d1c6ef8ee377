import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { OutageHook } from "./suite-options.ts";

/** Stands between a backend and its database or broker, and can be taken away and brought back. */
export interface Relay extends OutageHook {
  /** The given URL with the relay's address in it. */
  readonly url: string;
  /** Keeps connections and accepts new ones, and lets nothing through. */
  readonly silence: OutageHook;
  readonly close: () => Promise<void>;
}

/** Lets through what comes, while it may. */
function join(one: Socket, other: Socket, isSilent: () => boolean): void {
  const held: Buffer[] = [];
  one.on("data", (chunk: Buffer) => {
    if (isSilent()) held.push(chunk);
    else for (const piece of [...held.splice(0), chunk]) other.write(piece);
  });
  one.on("error", () => other.destroy());
  one.on("close", () => other.destroy());
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Starts a relay to the host and port of this URL, on the loopback interface. `stop` cuts every connection and refuses new ones. */
export async function startRelay(target: string, defaultPort: number): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const open = (): Server =>
    createServer((caller) => {
      const called = connect({ host: hostname, port: port === "" ? defaultPort : Number(port) });
      for (const socket of [caller, called]) {
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket));
      }
      join(caller, called, () => isSilent);
      join(called, caller, () => isSilent);
    });
  let server = open();
  const own = await listen(server, 0);
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(own);
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    sockets.forEach((socket) => socket.destroy());
    await closed;
  };
  const start = async (): Promise<void> => {
    server = open();
    await listen(server, own);
  };
  const silence: OutageHook = {
    stop: () => Promise.resolve(void (isSilent = true)),
    start: async () => {
      isSilent = false;
      // Whoever waited for an answer that was held back would wait for ever.
      await stop();
      await start();
    },
  };
  return { url: url.href, stop, start, silence, close: stop };
}
