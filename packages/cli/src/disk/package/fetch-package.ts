import { join } from "node:path";
import { UserError } from "@create-backend/core";
import { npmInstall } from "../npm-install.ts";
import type { Running } from "../run.ts";

/** Ours, whatever a lock says. */
const packageName = "@create-backend/create";

/** Has npm fetch a version of our own package into an empty folder, from the registry of the user's settings. Gives the package's folder. `CB-188` when it cannot be had. */
export async function fetchPackage(version: string, running: Pick<Running, "folder" | "environment" | "onStop">): Promise<string> {
  if (!/^\d+\.\d+\.\d+(-[\da-z.-]+)?$/i.test(version)) throw notToBeHad(JSON.stringify(version), "that is no version");
  const problem = await npmInstall(`${packageName}@${version}`, running);
  if (problem !== undefined) throw notToBeHad(version, problem);
  return join(running.folder, "node_modules", packageName);
}

/** Why the package that wrote a repository does not help. `CB-188` */
export function notToBeHad(version: string, problem: string): UserError {
  return new UserError("CB-188", {
    what: `${packageName} ${version}, which wrote this repository, could not be used: ${problem}`,
    why: "What it wrote is not stored here (.backend/base), and without it your edits cannot be told from ours. Nothing was changed.",
    todo: "Try again with a network and npm; or unpack that version's package elsewhere and name its folder with --package; or restore .backend/base from version control.",
    place: { file: ".backend/lock.json", key: "tool" },
  });
}
