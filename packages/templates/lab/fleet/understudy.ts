import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a service is played: what its caller gets instead of its answer. */
export type Part = (response: ServerResponse) => void;

/** Stands before a service for its callers, lets everything through, and answers in its place when told to. */
export interface Understudy {
  readonly url: string;
  /** From now on it answers so; without a part, the service itself does again. */
  readonly play: (part?: Part) => void;
  /** How often the part was asked for. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
}

/** Starts one on loopback before the service at this address, which need not run yet. */
export async function startUnderstudy(serviceUrl: string): Promise<Understudy> {
  let [part, asked]: [Part | undefined, number] = [undefined, 0];
  const server = createServer((incoming, response) => {
    if (part === undefined) {
      letThrough(serviceUrl, incoming, response);
      return;
    }
    asked += 1;
    incoming.resume();
    part(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked: () => asked,
    play(next) {
      [part, asked] = [next, 0];
      // Who still waits for an answer of the part before would count for this one.
      server.closeAllConnections();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function letThrough(serviceUrl: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url: path, headers } = incoming;
  const onward = request(new URL(path ?? "/", serviceUrl), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  incoming.pipe(onward);
}
