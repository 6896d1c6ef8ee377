import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, type Running } from "./run.ts";

/** Has npm put one package into an empty folder, from the registry of the user's settings, without running a script of it. Gives what npm said when it could not. */
export async function npmInstall(wanted: string, running: Pick<Running, "folder" | "environment" | "onStop">): Promise<string | undefined> {
  // The folder is a project of its own, so that no settings are read from a folder above.
  writeFileSync(join(running.folder, "package.json"), `{ "private": true }\n`);
  const { code, output } = await run([`npm install --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error ${wanted}`], { ...running, shell: true });
  return code === 0 ? undefined : (/^npm error (?!code|errno|syscall)(.+)$/m.exec(output)?.[1] ?? output.trim());
}
