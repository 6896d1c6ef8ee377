import { spawnSync } from "node:child_process";
import { gitEnvironment } from "./git.ts";
import type { Running } from "./run.ts";

const mostOutput = 1024 * 1024 * 1024;

/** What git answered, and what it complained of; both are empty when it could not be asked. */
export interface GitAnswer {
  readonly code: number;
  readonly out: Buffer;
  readonly said: Buffer;
}

const notAsked: GitAnswer = { code: 127, out: Buffer.alloc(0), said: Buffer.alloc(0) };

/** Asks git and waits. Where it is not installed, or this process may start nothing, the answer is the shell's for a program that is not there: 127. */
export function askGit(words: readonly string[], { folder, environment, input }: Pick<Running, "folder" | "environment"> & { readonly input?: string | Uint8Array }): GitAnswer {
  const allowed = (process as { readonly permission?: { has(scope: string): boolean } }).permission?.has("child") ?? true;
  if (!allowed) return notAsked;
  const { status, stdout, stderr } = spawnSync("git", words, { cwd: folder, env: gitEnvironment(environment), maxBuffer: mostOutput, stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"], ...(input === undefined ? {} : { input }) });
  return status === null ? notAsked : { code: status, out: stdout, said: stderr };
}
