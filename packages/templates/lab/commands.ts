import { run, type Environment, type Outcome } from "./processes.ts";
import { Disproved, type StepContext } from "./step.ts";

/** How a command of the step's own is run. */
export interface Errand {
  readonly seconds: number;
  readonly cwd?: string;
  readonly env?: Environment;
  readonly input?: string;
}

/** Runs a program in the repository with the step's tools on PATH and its log. */
export async function tell(context: StepContext, command: readonly string[], errand: Errand): Promise<Outcome> {
  return await run(command, {
    cwd: errand.cwd ?? context.directory,
    env: { ...context.environment, ...errand.env },
    log: context.log,
    seconds: errand.seconds,
    ...(errand.input === undefined ? {} : { input: errand.input }),
  });
}

/** The same, and anything but exit 0 disproves the step. */
export async function insist(context: StepContext, command: readonly string[], errand: Errand): Promise<Outcome> {
  const outcome = await tell(context, command, errand);
  if (outcome.code === 0) return outcome;
  throw new Disproved(`${nameOf(command)} ${howItEnded(outcome, errand.seconds)}: ${lastWords(outcome.all)}`);
}

/** Runs a command line of the repository as its README writes it. */
export async function insistLine(context: StepContext, line: string, errand: Errand): Promise<Outcome> {
  if (line === "") throw new Disproved("the repository names no such command");
  const outcome = await tell(context, ["sh", "-c", line], errand);
  if (outcome.code === 0) {
    context.passedLines.add(line);
    return outcome;
  }
  throw new Disproved(`${line} ${howItEnded(outcome, errand.seconds)}: ${lastWords(outcome.all)}`);
}

function nameOf(command: readonly string[]): string {
  return [command[0]?.split("/").at(-1), ...command.slice(1, 4)].join(" ").slice(0, 80);
}

function howItEnded(outcome: Outcome, seconds: number): string {
  return outcome.timedOut ? `took more than ${String(seconds)} s` : `exited with ${String(outcome.code ?? outcome.signal)}`;
}

/** The end of an output, short enough for a cell; the log has all of it. */
export function lastWords(text: string, lines = 6): string {
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
  return text.replaceAll(colours, "").trim().split("\n").map((line) => line.trim()).filter((line) => line !== "").slice(-lines).join(" | ").slice(-600);
}

/** Seconds for a sentence. */
export function inSeconds(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
}
