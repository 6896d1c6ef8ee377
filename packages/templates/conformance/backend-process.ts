import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import type { BackendStarter, Exit, Instance, LogReader } from "./suite-options.ts";

/** How to start a backend from its built code, without a shell or a package manager in between: signals must reach it. */
export interface BackendCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly cleanExitCodes?: readonly number[];
}

/** A running process with what it wrote. */
export interface RunningBackend extends Instance {
  readonly pid: number;
  readonly logs: LogReader;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", () => resolve({ code: null, signal: null }));
  });
}

function definedOnly(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Starts one process on a free port of the loopback interface. It need not be ready yet. */
export async function startBackend(backend: BackendCommand, environment: Readonly<Record<string, string | undefined>> = {}): Promise<RunningBackend> {
  const port = await freePort();
  const child = spawn(backend.command, backend.args, {
    cwd: backend.cwd,
    env: definedOnly({ ...process.env, HOST: "127.0.0.1", ...backend.environment, ...environment, PORT: String(port) }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let everything = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
    everything += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => (everything += chunk.toString()));
  const exited = exitOf(child);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    signal: (name) => void child.kill(name),
    exited,
    output: () => everything,
    logs: { lines: () => Promise.resolve(stdout.split("\n").slice(0, -1)) },
  };
}

/** The lifecycle checks' way to start further processes of the same command. */
export function backendStarter(backend: BackendCommand): BackendStarter {
  return {
    start: (environment) => startBackend(backend, environment),
    ...(backend.cleanExitCodes === undefined ? {} : { cleanExitCodes: backend.cleanExitCodes }),
  };
}
