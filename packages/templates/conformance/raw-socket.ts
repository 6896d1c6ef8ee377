import net from "node:net";
import tls from "node:tls";

function connect(baseUrl: string): net.Socket {
  const { protocol, hostname, port } = new URL(baseUrl);
  const host = hostname.replace(/^\[|\]$/g, "");
  if (protocol === "https:") return tls.connect({ host, port: Number(port === "" ? 443 : port), servername: host });
  return net.connect({ host, port: Number(port === "" ? 80 : port) });
}

/** Writes bytes that need not be HTTP and reads until the server closes or falls silent; a reset reads as nothing. */
export function sendRaw(baseUrl: string, bytes: string, silentMs = 1_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(baseUrl);
    let answer = "";
    const finish = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(silentMs, finish);
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
    socket.on("end", finish);
    socket.on("error", finish);
    socket.write(Buffer.from(bytes, "latin1"));
  });
}

/** Sends all of a request before it looks for the answer, as blocking clients do; "" where the connection broke off before. */
export function sendWhole(baseUrl: string, head: string, body: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(baseUrl);
    let answer = "";
    let isSent = false;
    const finish = (): void => {
      socket.destroy();
      resolve(isSent ? answer : "");
    };
    const finishWhenAnswered = (): void => {
      if (isSent && answer !== "") finish();
    };
    socket.setTimeout(5_000, finish);
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      finishWhenAnswered();
    });
    socket.on("close", finish);
    socket.on("error", finish);
    socket.write(head);
    socket.write(body, (error) => {
      isSent = !error;
      finishWhenAnswered();
    });
  });
}

/** A connection that stays open until it is closed by either side. */
export interface OpenConnection {
  readonly write: (text: string) => void;
  readonly received: () => string;
  readonly close: () => void;
}

/** Opens a connection for a request that is sent in pieces. */
export async function openConnection(baseUrl: string): Promise<OpenConnection> {
  const socket = connect(baseUrl);
  let received = "";
  socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
  socket.on("error", () => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  return {
    write: (text) => {
      if (!socket.destroyed) socket.write(text);
    },
    received: () => received,
    close: () => {
      socket.destroy();
    },
  };
}
