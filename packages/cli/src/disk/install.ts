import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { run, type Running } from "./run.ts";

/** A tool that a repository needs, by its own name. */
export interface NeededTool {
  readonly name: string;
  readonly version: string;
  readonly versionFile?: string;
}

/** How a repository's commands can be run on this machine. */
export interface Way {
  /** Put before the repository's commands when the tool is not installed and can be fetched for one run. */
  readonly prefix: string;
  /** The tool is neither here nor to be had by a program that is. */
  readonly missing?: string;
}

/** Package managers that npx can fetch: it comes with the Node.js that runs us. */
const fetchedByNpx = new Set(["pnpm", "yarn"]);

/** Finds out how a command of the repository can be run. */
export function wayToRun(command: string, tools: readonly NeededTool[], environment: Running["environment"]): Way {
  const program = command.split(" ")[0] ?? "";
  if (program === "" || onPath(program, environment)) return { prefix: "" };
  const version = tools.find(({ name }) => name === program)?.version;
  if (fetchedByNpx.has(program) && onPath("npx", environment)) return { prefix: `npx --yes ${program}${version === undefined ? "" : `@${version}`}` };
  return { prefix: "", missing: program };
}

/** The command, by the way that works here: `pnpm dev` becomes `npx --yes pnpm@12 dev`. */
export function spoken(command: string, { prefix }: Way): string {
  return prefix === "" ? command : `${prefix}${command.slice(command.split(" ")[0]?.length ?? 0)}`;
}

/** A repository may be written for a newer Node.js than the one that runs us. Gives the notice, or undefined. */
export function newerNode(tools: readonly NeededTool[], running: string): string | undefined {
  const needed = tools.find(({ name }) => name === "node");
  if (needed === undefined || major(running) >= major(needed.version)) return undefined;
  const pinned = needed.versionFile === undefined ? "" : `, or a version manager that reads ${needed.versionFile}`;
  return `The repository is written for Node.js ${needed.version}, and this is ${running}: before you start it, install Node.js ${needed.version} (nodejs.org${pinned}).`;
}

function major(version: string): number {
  return Number.parseInt(version, 10);
}

/** npm prints the stack of an error and its parts, indented, below the line that says it. */
const npmDetail = /^npm (?:error|ERR!)(?:\s{2,}| \}|\s*$)/;

/** Runs the install command of a repository. Gives what went wrong, or undefined. */
export async function install(command: string, running: Running): Promise<string | undefined> {
  const ended = await run([command], { ...running, shell: true });
  if (ended.code === 0) return undefined;
  const lines = ended.output.split(/\r?\n/).filter((line) => !npmDetail.test(line)).map((line) => line.replace(/^npm (?:error|ERR!) /, "").trim()).filter((line) => line !== "");
  return lines.findLast((line) => /err|fail|not found|denied|refused/i.test(line)) ?? lines.at(-1) ?? `it ended with ${ended.code}`;
}

function onPath(program: string, environment: Running["environment"]): boolean {
  const endings = process.platform === "win32" ? ["", ...(environment["PATHEXT"] ?? ".EXE;.CMD;.BAT").split(";")] : [""];
  return (environment["PATH"] ?? environment["Path"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .some((folder) => endings.some((ending) => isProgram(join(folder, program + ending))));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
