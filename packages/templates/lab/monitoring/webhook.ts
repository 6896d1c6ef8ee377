import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A small HTTP server that keeps what is posted to it. */
export interface Inbox {
  readonly url: string;
  readonly bodies: () => readonly { readonly path: string; readonly type: string; readonly body: Buffer }[];
  readonly close: () => Promise<void>;
}

/** Opens one on a free loopback port; it answers 200 to everything. */
export async function openInbox(): Promise<Inbox> {
  const bodies: { path: string; type: string; body: Buffer }[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      bodies.push({ path: request.url ?? "", type: request.headers["content-type"] ?? "", body });
      response.writeHead(200, { "content-type": request.headers["content-type"] ?? "application/json" }).end(request.headers["content-type"] === "application/json" ? "{}" : "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    bodies: () => bodies,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
