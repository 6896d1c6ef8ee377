import { type IncomingMessage, type ServerResponse, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface Route {
  readonly name: string;
  readonly modules: readonly string[];
  readonly port: number;
}

/** One address in front of several apps, for development: `/api/<module>` goes to the app that hosts the module. */
export function startGateway(routes: readonly Route[], port: number): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    const { url = "/" } = incoming;
    const described = /^\/openapi\/([^/?]+)\.json$/.exec(url)?.[1];
    const module = /^\/api\/([^/?]+)/.exec(url)?.[1];
    const describing = routes.find(({ name }) => name === described);
    const owner = routes.find(({ modules }) => modules.includes(module ?? ""));
    const route = describing ?? owner ?? routes[0];
    forward(incoming, outgoing, { port: route?.port ?? 0, path: describing === undefined ? url : "/openapi.json" });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`);
    });
  });
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, to: { port: number; path: string }): void {
  const { method, url, headers } = incoming;
  const onward = request({ host: "127.0.0.1", ...to, method, headers, timeout: 30_000 }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("timeout", () => onward.destroy(new Error("timeout")));
  onward.on("error", () => {
    if (outgoing.headersSent) return void outgoing.destroy();
    const problem = { type: "about:blank", title: "Service Unavailable", status: 503, instance: url };
    outgoing.writeHead(503, { "content-type": "application/problem+json", "retry-after": "5" });
    outgoing.end(JSON.stringify(problem));
  });
  incoming.pipe(onward);
}
