import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** What callers saw while a server was going down. */
export interface Traffic {
  readonly answered: number;
  /** Answers of 500 and more, 503 left out: that is what a server going down may say. */
  readonly faults: readonly string[];
  /** Answers that began and did not end. */
  readonly cut: number;
  /** Connections that nobody accepted any more. */
  readonly refused: number;
}

/** What is asked, and with what. */
export interface Target {
  readonly baseUrl: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function linesOf({ headers = {} }: Target): string {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("");
}

/** Callers that ask one request after the other, each on a fresh connection, until told to stop; bounded in number and time. */
export function beginTraffic(target: Target, callers = 8): { readonly stop: () => Promise<Traffic> } {
  const { baseUrl, path } = target;
  const seen = { answered: 0, faults: [] as string[], cut: 0, refused: 0 };
  let going = true;
  const deadline = Date.now() + 60_000;
  const caller = async (number: number): Promise<void> => {
    for (let round = 0; going && Date.now() < deadline; round += 1) {
      const creates = round % 4 === 0;
      const body = JSON.stringify({ name: `load ${String(number)}-${String(round)}` });
      const head = creates ? `POST ${path}` : `GET ${path}?limit=5`;
      const extra = creates ? `content-type: application/json\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\n` : "";
      const answer = await exchange(baseUrl, `${head} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${linesOf(target)}${extra}\r\n${creates ? body : ""}`);
      if (answer.kind === "refused") await wait(10);
      count(seen, answer);
    }
  };
  const done = Promise.all(Array.from({ length: callers }, (_, number) => caller(number)));
  return {
    async stop() {
      going = false;
      await done;
      return seen;
    },
  };
}

function count(seen: { answered: number; faults: string[]; cut: number; refused: number }, answer: Answer): void {
  if (answer.kind === "refused") seen.refused += 1;
  else if (answer.kind === "cut") seen.cut += 1;
  else if (answer.status >= 500 && answer.status !== 503) seen.faults.push(`${String(answer.status)} ${answer.text.slice(0, 160)}`);
  else seen.answered += 1;
}

/** How one exchange ended. A reset before the first byte counts as refused: the server never took the request. */
export type Answer =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "cut"; readonly text: string }
  | { readonly kind: "refused" };

/** Judges the bytes that came back on a connection that is now closed. */
export function judge(received: string): Answer {
  if (received === "") return { kind: "refused" };
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0);
  const split = received.indexOf("\r\n\r\n");
  if (split < 0 || status === 0) return { kind: "cut", text: received };
  const head = received.slice(0, split).toLowerCase();
  const body = received.slice(split + 4);
  const length = /content-length: (\d+)/.exec(head)?.[1];
  const whole = /transfer-encoding: chunked/.test(head) ? body.endsWith("0\r\n\r\n") : length === undefined || Buffer.byteLength(body) >= Number(length);
  return whole ? { kind: "answered", status, text: body } : { kind: "cut", text: received };
}

async function exchange(baseUrl: string, request: string): Promise<Answer> {
  const connection = open(baseUrl);
  connection.socket.write(request);
  return judge(await connection.closed);
}

/** A request whose body is sent in two halves, with the end of the world in between. */
export interface HalfSent {
  readonly finish: () => Promise<Answer>;
}

/** Opens a creation and sends its first half. */
export function sendHalf(target: Target, name: string): HalfSent {
  const body = JSON.stringify({ name });
  const connection = open(target.baseUrl);
  connection.socket.write(`POST ${target.path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${linesOf(target)}content-type: application/json\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\n\r\n`);
  connection.socket.write(body.slice(0, 8));
  return {
    async finish() {
      connection.socket.write(body.slice(8));
      return judge(await connection.closed);
    },
  };
}

function open(baseUrl: string): { readonly socket: Socket; readonly closed: Promise<string> } {
  const { hostname, port } = new URL(baseUrl);
  const socket = connect({ host: hostname, port: Number(port) });
  let received = "";
  socket.setTimeout(30_000, () => socket.destroy());
  socket.on("data", (piece: Buffer) => (received += piece.toString("utf8")));
  socket.on("error", () => undefined);
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(received)));
  return { socket, closed };
}
