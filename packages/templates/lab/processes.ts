import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where and how a program runs; `log` is appended to, `env` is laid over the cleaned environment of the lab. */
export interface Place {
  readonly cwd?: string;
  readonly env?: Environment;
  readonly log?: string;
  /** For daemons that several labs share: they are not ended with this lab. */
  readonly outlives?: boolean;
}

export interface Limits extends Place {
  /** After this many seconds the whole process group is ended. */
  readonly seconds: number;
  readonly input?: string;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Outcome extends Exit {
  /** Standard output alone. */
  readonly output: string;
  /** Standard output and standard error as they came. */
  readonly all: string;
  readonly seconds: number;
  readonly timedOut: boolean;
}

export interface Running {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** What was printed so far to standard output. */
  readonly output: () => string;
  /** The same of both streams, as they came. */
  readonly all: () => string;
  readonly hasEnded: () => boolean;
  /** Signals the group, waits, then ends it the hard way. */
  readonly stop: (signal?: NodeJS.Signals, graceSeconds?: number) => Promise<Exit>;
}

/** What came of a package manager starting the lab would otherwise leak into the projects it tests, and a container's switch would let Python compile them at every start. */
const NOISE = /^(npm_|NPM_CONFIG_|PNPM_|pnpm_|INIT_CWD$|NODE_PATH$|NODE_OPTIONS$|VITEST|TURBO_|NODE_ENV$|COREPACK_|PYTHONDONTWRITEBYTECODE$)/;
const KEPT_OUTPUT = 4 * 1024 * 1024;

const running = new Set<number>();

/** The lab's own environment without what its package manager and test runner put there. */
export function cleanEnvironment(over: Environment = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([key]) => !NOISE.test(key) && key !== "FORCE_COLOR");
  const all: NodeJS.ProcessEnv = { ...Object.fromEntries(kept), NO_COLOR: "1", ...over };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function openLog(path: string | undefined): WriteStream | undefined {
  if (path === undefined) return undefined;
  mkdirSync(dirname(path), { recursive: true });
  return createWriteStream(path, { flags: "a" });
}

/** The last megabytes of a stream. */
interface Tape {
  readonly add: (text: string) => void;
  readonly text: () => string;
}

function newTape(): Tape {
  const pieces: string[] = [];
  let length = 0;
  return {
    add(text) {
      pieces.push(text);
      length += text.length;
      while (length > KEPT_OUTPUT && pieces.length > 1) length -= pieces.shift()?.length ?? 0;
    },
    text: () => pieces.join(""),
  };
}

interface Launched {
  readonly child: ChildProcess;
  readonly output: Tape;
  readonly all: Tape;
}

function launch(command: readonly string[], place: Place): Launched {
  const [program, ...rest] = command;
  if (program === undefined) throw new Error("an empty command was started");
  const log = openLog(place.log);
  log?.write(`\n$ ${command.join(" ")}${place.cwd === undefined ? "" : `   (in ${place.cwd})`}\n`);
  const child = spawn(program, rest, { cwd: place.cwd, env: cleanEnvironment(place.env), detached: true, stdio: ["pipe", "pipe", "pipe"] });
  if (child.pid !== undefined && place.outlives !== true) running.add(child.pid);
  const [output, all] = [newTape(), newTape()];
  const listen = (stream: NodeJS.ReadableStream | null, tapes: readonly Tape[]): void => {
    stream?.setEncoding("utf8");
    stream?.on("data", (text: string) => {
      for (const tape of tapes) tape.add(text);
      log?.write(text);
    });
  };
  listen(child.stdout, [output, all]);
  listen(child.stderr, [all]);
  child.once("close", (code, signal) => log?.end(`\n[ended: ${code ?? signal ?? "?"}]\n`));
  child.once("error", (error) => log?.write(`\n[could not start: ${error.message}]\n`));
  return { child, output, all };
}

function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function exitOf(child: ChildProcess): Promise<Exit> {
  if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, signal: child.signalCode };
  const [code, signal] = (await Promise.race([once(child, "exit"), failedStart(child)])) as [number | null, NodeJS.Signals | null];
  return { code, signal };
}

async function failedStart(child: ChildProcess): Promise<readonly [number, null]> {
  await new Promise<void>((resolve) => child.once("error", () => resolve()));
  return [127, null];
}

/** Runs a program to its end and never throws for what it answers; a program that cannot be started answers 127. */
export async function run(command: readonly string[], limits: Limits): Promise<Outcome> {
  const began = performance.now();
  const { child, output, all } = launch(command, limits);
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(limits.input ?? "");
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    if (child.pid !== undefined) signalGroup(child.pid, "SIGKILL");
  }, limits.seconds * 1000);
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const exit = await exitOf(child);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500))]);
  clearTimeout(timer);
  forget(child);
  return { ...exit, output: output.text(), all: all.text(), seconds: (performance.now() - began) / 1000, timedOut };
}

function forget(child: ChildProcess): void {
  if (child.pid === undefined) return;
  signalGroup(child.pid, "SIGKILL");
  running.delete(child.pid);
}

/** Starts a long-lived program in its own process group; it is ended with the lab at the latest. */
export function start(command: readonly string[], place: Place): Running {
  const { child, output, all } = launch(command, place);
  child.stdin?.on("error", () => undefined);
  child.stdin?.end();
  const exited = exitOf(child);
  const pid = child.pid ?? -1;
  const stop = async (signal: NodeJS.Signals = "SIGTERM", graceSeconds = 10): Promise<Exit> => {
    if (pid > 0) signalGroup(pid, signal);
    const timer = setTimeout(() => signalGroup(pid, "SIGKILL"), graceSeconds * 1000);
    const exit = await exited;
    clearTimeout(timer);
    forget(child);
    return exit;
  };
  return { pid, exited, output: output.text, all: all.text, hasEnded: () => child.exitCode !== null || child.signalCode !== null, stop };
}

const farewells: (() => Promise<void>)[] = [];

/** Registers what must happen before the lab ends, however it ends; last registered, first run. */
export function atTheEnd(farewell: () => Promise<void>): void {
  farewells.unshift(farewell);
}

/** Runs every farewell, then ends every process group that the lab started and that still lives. */
export async function endEverything(): Promise<void> {
  for (const farewell of farewells.splice(0)) await farewell().catch(() => undefined);
  for (const pid of running) signalGroup(pid, "SIGTERM");
  if (running.size > 0) await new Promise((resolve) => setTimeout(resolve, 300));
  for (const pid of running) signalGroup(pid, "SIGKILL");
  running.clear();
}

/** Ctrl-C and a polite end stop everything before the lab leaves with 130 or 143. */
export function endOnSignals(): void {
  let leaving = false;
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]] as const) {
    process.on(signal, () => {
      if (leaving) return;
      leaving = true;
      void endEverything().finally(() => process.exit(code));
    });
  }
  process.on("exit", () => {
    for (const pid of running) signalGroup(pid, "SIGKILL");
  });
}
