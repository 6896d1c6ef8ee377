import { type IncomingMessage, type ServerResponse, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface Route {
  readonly modules: readonly string[];
  readonly port: number;
}

/** One address in front of several apps, for development: `/api/<module>` goes to the app that hosts the module. */
export function startGateway(routes: readonly Route[], port: number): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    const module = /^\/api\/([^/?]+)/.exec(incoming.url ?? "")?.[1];
    const route = routes.find(({ modules }) => modules.includes(module ?? "")) ?? routes[0];
    forward(incoming, outgoing, route?.port ?? 0);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`);
    });
  });
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const { method, url, headers } = incoming;
  const onward = request({ host: "127.0.0.1", port, method, path: url, headers, timeout: 30_000 }, (answer) => {
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
