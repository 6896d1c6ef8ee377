import { existsSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { inSeconds, insist } from "../commands.ts";
import { createBackendProgram, follow } from "../follow.ts";
import { passed, prove, type Step } from "../step.ts";

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
    for (const words of context.combination.then ?? []) await follow(context, words.split(" "));
    const files = readdirSync(context.directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return passed(`${String(files.length)} files in ${inSeconds(outcome.seconds)}`, { files: files.length, generateSeconds: outcome.seconds });
  },
};
