import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { insist } from "./commands.ts";
import { filesBelow } from "./repository.ts";
import { prove, type StepContext } from "./step.ts";

const root = join(import.meta.dirname, "..", "..", "..");

/** The create-backend that this checkout builds, or the one that the environment names. */
export function createBackendProgram(): string {
  return process.env.CREATE_BACKEND_BIN ?? join(root, "node_modules", ".bin", "create-backend");
}

/** Changes the agreement, or follows one that was changed. Not a byte of the modules may change by that. */
export async function follow(context: StepContext, words: readonly string[]): Promise<void> {
  const before = modulesOf(context.directory);
  await insist(context, [createBackendProgram(), ...words, "--yes", "--no-install", "--allow-dirty"], { seconds: 60 });
  prove(modulesOf(context.directory) === before, `${words.join(" ")} changed files of the modules`);
}

function modulesOf(directory: string): string {
  const hash = createHash("sha256");
  for (const file of filesBelow(directory, "modules", [""])) hash.update(`${file}\0`).update(readFileSync(join(directory, file)));
  return hash.digest("hex");
}
