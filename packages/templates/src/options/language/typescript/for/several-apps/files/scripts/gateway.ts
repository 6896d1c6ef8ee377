import { type IncomingMessage, type ServerResponse, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { HttpProblem, PROBLEM_TYPE } from "../platform/src/problem.ts";
import { answerUnreadable, problemText } from "../platform/src/wire.ts";

export interface Route {
  readonly name: string;
  readonly modules: readonly string[];
  readonly port: number;
}

export interface Gateway {
  readonly url: string;
  close(): void;
}

/** One address in front of several apps, for development: `/api/<module>` goes to the app that hosts the module. */
export function startGateway(routes: readonly Route[], port: number): Promise<Gateway> {
  const route = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { url = "/" } = incoming;
    const described = /^\/openapi\/([^/?]+)\.json$/.exec(url)?.[1];
    const module = /^\/api\/([^/?]+)/.exec(url)?.[1];
    const describing = routes.find(({ name }) => name === described);
    const owner = routes.find(({ modules }) => modules.includes(module ?? ""));
    const app = describing ?? owner ?? routes[0];
    forward(incoming, outgoing, { port: app?.port ?? 0, path: describing === undefined ? url : "/openapi.json" });
  };
  // What Node itself would refuse is for the apps to answer, and what it cannot read is a problem here as there.
  const server = createServer({ requireHostHeader: false }, route)
    .on("checkExpectation", route)
    .on("clientError", answerUnreadable);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({ url: `http://127.0.0.1:${taken.toString()}`, close: () => server.close() });
    });
  });
}

/** Header lines as they came: one that stands there twice is for the app to judge. What is about a connection ends with it. */
function endToEnd(lines: readonly string[]): string[] {
  return lines.filter((_, at) => !/^(connection|keep-alive)$/i.test(lines[at - (at % 2)] ?? ""));
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, to: { port: number; path: string }): void {
  const { method, url = "/", headers, rawHeaders } = incoming;
  const options = { host: "127.0.0.1", ...to, method, headers: endToEnd(rawHeaders), setHost: false, timeout: 30_000 };
  const onward = request(options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, endToEnd(answer.rawHeaders));
    answer.pipe(outgoing);
  });
  onward.on("timeout", () => onward.destroy(new Error("timeout")));
  onward.on("error", () => {
    if (outgoing.headersSent) {
      if (!outgoing.writableEnded) outgoing.destroy();
      return;
    }
    const problem = new HttpProblem(503, "The app behind this address does not answer.");
    outgoing.writeHead(503, { "content-type": PROBLEM_TYPE, "retry-after": "5" });
    outgoing.end(problemText(problem, url.split("?", 1)[0] ?? "/", headers));
  });
  outgoing.on("finish", () => {
    if (onward.writableFinished) return;
    // Answered before all of it was sent: the rest is thrown away, for nobody reads it any more.
    incoming.unpipe(onward).resume();
    onward.destroy();
  });
  incoming.pipe(onward);
}
