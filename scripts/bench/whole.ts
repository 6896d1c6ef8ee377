import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { median } from "./measure.ts";

/** A program to run as a whole process, and how one that did its work ends: the exit codes, and what its output holds. */
export interface Program {
  readonly command: readonly string[];
  readonly exits: readonly number[];
  readonly says?: RegExp;
}

interface Run {
  readonly seconds: number;
  /** Peak resident memory in MB, where `/usr/bin/time` tells it. */
  readonly peak: number | undefined;
}

const timer = "/usr/bin/time";

/** Nothing that is measured uses the network. Where this is set, every Node first reads all certificates of the system, for us and for them: five times the work of an empty script. */
export const offline = { NODE_EXTRA_CA_CERTS: "" };

/** One whole process. A crash is no measurement: it throws. */
export function once({ command, exits, says }: Program, cwd: string): Run {
  const timed = existsSync(timer);
  const [program = "", ...words] = timed ? [timer, "-f", "%M", ...command] : command;
  const start = performance.now();
  const { error, status, stdout, stderr } = spawnSync(program, words, { cwd, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8", timeout: 900_000, maxBuffer: 1e9, env: { ...process.env, ...offline, NO_COLOR: "1" } });
  const seconds = (performance.now() - start) / 1000;
  const whole = command.join(" ");
  if (error !== undefined || status === null) throw new Error(`${whole} did not end: ${error?.message ?? stderr.slice(-300)}`);
  if (!exits.includes(status)) throw new Error(`${whole} ended with ${status}, which is no result of its work:\n${(stdout + stderr).slice(-600)}`);
  if (says !== undefined && !says.test(stdout)) throw new Error(`${whole} did not say what it saw (${says.source}):\n${(stdout + stderr).slice(-600)}`);
  const kilobytes = Number(/(\d+)\s*$/.exec(stderr)?.[1]);
  return { seconds, peak: timed && Number.isFinite(kilobytes) ? kilobytes / 1000 : undefined };
}

/** The runs of programs in one folder, by name. */
export class Runs {
  private readonly all = new Map<string, Run[]>();
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Runs it once more. */
  add(name: string, program: Program): void {
    this.all.set(name, [...(this.all.get(name) ?? []), once(program, this.folder)]);
  }

  seconds(name: string): number {
    return median((this.all.get(name) ?? []).map(({ seconds }) => seconds));
  }

  peak(name: string): number {
    return median((this.all.get(name) ?? []).flatMap(({ peak }) => peak ?? []));
  }
}
