import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "@create-backend/core";
import { diskError } from "./disk-error.ts";

export const agreement = "backend.yaml";

/** A repository under an agreement: its root and the text of `backend.yaml`. */
export interface Repository {
  readonly root: string;
  readonly agreement: string;
}

/** Finds the repository that a folder lies in. Throws `CB-121` when no folder on the way up holds an agreement. */
export function findRepository(workingFolder: string, shown: string): Repository {
  const start = resolve(workingFolder, shown);
  if (!existsSync(start)) throw new UserError("CB-120", { what: `There is no folder ${shown}.`, todo: "Check the path; it is looked up from the folder you are in.", place: { file: shown } });
  for (let at = start; ; at = dirname(at)) {
    const file = join(at, agreement);
    if (existsSync(file)) return { root: at, agreement: textOf(file) };
    if (dirname(at) === at) break;
  }
  throw new UserError("CB-121", {
    what: `Neither ${shown} nor a folder above it has a ${agreement}.`,
    why: "It is the agreement that a repository is judged by.",
    todo: "Name the root of a repository that create-backend has written.",
    place: { file: agreement },
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw diskError(cause, `Reading ${agreement}`);
  }
}
