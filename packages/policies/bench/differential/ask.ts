import { spawnSync } from "node:child_process";

/** Asks a program about files: paths on its stdin, one JSON line per file on its stdout; null where it rejects one. */
export function ask(command: readonly string[], paths: readonly string[]): readonly (readonly string[] | null)[] {
  const [program = "", ...options] = command;
  const { stdout, stderr, error, status } = spawnSync(program, options, { input: `${paths.join("\n")}\n`, encoding: "utf8", maxBuffer: 1 << 30 });
  if (error !== undefined || status !== 0) throw new Error(`${program} failed: ${stderr.slice(0, 500)}`, { cause: error });
  const answers = stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as readonly string[] | null);
  if (answers.length !== paths.length) throw new Error(`${program} answered for ${answers.length} of ${paths.length} files: ${stderr.slice(0, 500)}`);
  return answers;
}
