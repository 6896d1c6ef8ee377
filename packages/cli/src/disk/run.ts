import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

/** How a program ended. `missing`: there is no such program. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly missing: boolean;
}

export interface Running {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Receives output as it comes. */
  readonly heard?: (text: string) => void;
  /** Told how to end it while it runs; gives back how to take that back. */
  readonly onStop?: (undo: () => void) => () => void;
  /** The words are one line for the shell. */
  readonly shell?: boolean;
}

/** A script with Node.js that may read and write in some folders (`*`: everywhere) and nothing else: no program, no worker. */
export function guarded([script, ...rest]: readonly [string, ...string[]], { read, write = [] }: { readonly read: readonly string[]; readonly write?: readonly string[] }): readonly [string, ...string[]] {
  const guard = process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";
  const within = (folder: string): string => (folder === "*" ? folder : join(folder, "*"));
  return [process.execPath, "--no-warnings", guard, ...read.map((folder) => `--allow-fs-read=${within(folder)}`), ...write.map((folder) => `--allow-fs-write=${within(folder)}`), script, ...rest];
}

const grouped = process.platform !== "win32";

/** Runs a program to its end, without a terminal to ask at. */
export function run(words: readonly [string, ...string[]], { folder, environment, heard, onStop, shell = false }: Running): Promise<Ended> {
  const [program, ...rest] = words;
  return new Promise((resolve) => {
    // A group of its own: whatever it starts is ended with it.
    const child = spawn(program, rest, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"], shell, detached: grouped });
    const forget = onStop?.(() => stop(child));
    let output = "";
    const hear = (text: string): void => {
      output += text;
      heard?.(text);
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.once("error", (error: NodeJS.ErrnoException) => {
      forget?.();
      resolve({ code: 127, output: error.message, missing: error.code === "ENOENT" });
    });
    child.once("close", (code) => {
      forget?.();
      resolve({ code: code ?? 1, output, missing: shell && code === 127 });
    });
  });
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (grouped) process.kill(-child.pid, "SIGTERM");
    else child.kill();
  } catch {
    // It has ended already.
  }
}
