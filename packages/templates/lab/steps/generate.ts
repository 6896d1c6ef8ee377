import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inSeconds, insist } from "../commands.ts";
import { passed, prove, type Step, type StepContext } from "../step.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");

/** The create-backend that this checkout builds, or the one that the environment names. */
export function createBackendProgram(): string {
  return process.env.CREATE_BACKEND_BIN ?? join(root, "node_modules", ".bin", "create-backend");
}

/** Changes the agreement and follows it. Not a byte of the modules may change by that. */
async function follow(context: StepContext, command: readonly string[]): Promise<void> {
  const before = modulesOf(context.directory);
  await insist(context, [...command, "--yes", "--no-install", "--allow-dirty"], { seconds: 60 });
  prove(modulesOf(context.directory) === before, `${command.slice(1).join(" ")} changed files of the modules`);
}

function modulesOf(directory: string): string {
  const files = readdirSync(join(directory, "modules"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** `create-backend shop --yes …` writes a repository. */
export const generate: Step = {
  id: "generate",
  title: "create-backend writes the repository",
  needs: [],
  tier: 0,
  after: [],
  async run(context) {
    if (context.foreign) return passed("given with --repo");
    const program = createBackendProgram();
    prove(existsSync(program), `${program} is not there: build the command line first (npm start does)`);
    const command = [program, context.directory, "--yes", "--no-install", "--no-git", ...context.combination.args];
    const outcome = await insist(context, command, { seconds: 60, cwd: dirname(context.directory) });
    for (const words of context.combination.then ?? []) await follow(context, [program, ...words.split(" ")]);
    const files = readdirSync(context.directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return passed(`${String(files.length)} files in ${inSeconds(outcome.seconds)}`, { files: files.length, generateSeconds: outcome.seconds });
  },
};
