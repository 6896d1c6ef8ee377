import type { AddressInfo, Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Server } from "node:http";
import type { BackendStarter, Exit, Instance } from "../suite-options.ts";
import type { Backend } from "./backend.ts";
import type { Wrong } from "./inner-fault.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A server and its rules, before it listens. */
export interface Assembly {
  readonly server: Server;
  readonly backend: Backend;
}

const numbers = ["SHUTDOWN_GRACE_MS", "SHUTDOWN_DRAIN_MS", "BODY_LIMIT_BYTES"];
const levels = ["debug", "info", "warn", "error"];

/** What is wrong with a configuration. */
function problemsOf(environment: Environment, wrong: Wrong): string[] {
  const odd = numbers.filter((name) => environment[name] !== undefined && !/^\d+$/.test(environment[name]));
  const level = environment["LOG_LEVEL"];
  const found = [
    ...odd.map((name) => `${name} must be a whole number`),
    ...(level !== undefined && !levels.includes(level) ? [`LOG_LEVEL must be one of ${levels.join(", ")}`] : []),
    ...(environment["APP_ENV"] === "production" && environment["DATABASE_URL"] === undefined && !wrong("production-without-database")
      ? ["DATABASE_URL is required in production"]
      : []),
  ];
  return wrong("first-problem-only") ? found.slice(0, 1) : found;
}

function refusedInstance(said: string): Instance {
  return { baseUrl: "http://127.0.0.1:1", signal: () => undefined, exited: Promise.resolve({ code: 1, signal: null }), output: () => said };
}

/** Keeps the sockets that are not in the middle of a request apart. */
function watchSockets(server: Server): { closeIdle: () => void } {
  const idle = new Set<Socket>();
  server.on("connection", (socket) => {
    idle.add(socket);
    socket.on("close", () => idle.delete(socket));
  });
  server.on("request", (request, response) => {
    idle.delete(request.socket);
    response.on("finish", () => idle.add(request.socket));
  });
  return { closeIdle: () => idle.forEach((socket) => socket.destroy()) };
}

/** Stops as the contract says: readiness off, drain, finish, exit. */
async function stop({ server, backend }: Assembly, environment: Environment, closeIdle: () => void): Promise<Exit> {
  const { wrong } = backend.context;
  const graceMs = Number(environment["SHUTDOWN_GRACE_MS"] ?? 1_000);
  backend.state.isDraining = true;
  const cutter = setInterval(() => (wrong("load-is-cut") ? server.closeAllConnections() : undefined), 2);
  if (!wrong("refuses-while-draining")) await pause(Number(environment["SHUTDOWN_DRAIN_MS"] ?? 0));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if (wrong("cuts-requests")) server.closeAllConnections();
  const sweep = setInterval(() => (wrong("idle-holds") ? undefined : closeIdle()), 5);
  const isOver = await Promise.race([closed, pause(graceMs, "over" as const)]);
  if (isOver === "over" && (wrong("grace-unbounded") || wrong("idle-holds"))) await closed;
  clearInterval(sweep);
  clearInterval(cutter);
  server.closeAllConnections();
  backend.outbox.stop();
  return { code: wrong("exit-code-1") ? 1 : 0, signal: null };
}

async function started(assembly: Assembly, environment: Environment): Promise<Instance> {
  const { server, backend } = assembly;
  const { closeIdle } = watchSockets(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  let exit: (how: Exit) => void = () => undefined;
  const exited = new Promise<Exit>((resolve) => (exit = resolve));
  const kill = (): void => {
    server.close();
    server.closeAllConnections();
    backend.outbox.stop();
    exit({ code: null, signal: "SIGKILL" });
  };
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${String(port)}`,
    signal: (name) => (name === "SIGKILL" ? kill() : void stop(assembly, environment, closeIdle).then(exit)),
    exited,
    output: () => "",
  };
}

/** Starts instances that behave like processes, without being any. */
export function starterOf(assemble: () => Assembly, wrong: Wrong): BackendStarter {
  return {
    start: async (environment) => {
      const problems = problemsOf(environment, wrong);
      if (problems.length === 0) return started(assemble(), environment);
      return refusedInstance([...problems, ...(wrong("prints-password") ? [String(environment["DATABASE_URL"])] : [])].join("\n"));
    },
  };
}
