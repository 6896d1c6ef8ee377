import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UserError } from "@create-backend/core";
import { diskError } from "./disk-error.ts";

export const agreement = "backend.yaml";
const rules = "architecture.yaml";

/** A repository under an agreement: its root and the text of `backend.yaml`. */
export interface Repository {
  readonly root: string;
  readonly agreement: string;
}

/** Finds the repository that a folder lies in. Throws `CB-121` when no folder on the way up holds an agreement. */
export function findRepository(workingFolder: string, shown: string): Repository {
  const root = rootAbove(workingFolder, shown, [agreement]);
  if (root === undefined) throw noAgreement(shown, agreement);
  return { root, agreement: textOf(join(root, agreement)) };
}

/** A repository under an agreement, under rules of its own, or both. */
export interface Ruled {
  readonly root: string;
  readonly agreement: string | undefined;
}

/** The same where rules without an agreement are enough. */
export function findRuled(workingFolder: string, shown: string): Ruled {
  const root = rootAbove(workingFolder, shown, [agreement, rules]);
  if (root === undefined) throw noAgreement(shown, `${agreement} or ${rules}`);
  const file = join(root, agreement);
  return { root, agreement: existsSync(file) ? textOf(file) : undefined };
}

/** Whether a folder lies in a repository with an agreement or rules. */
export function isRuled(workingFolder: string): boolean {
  return rootAbove(workingFolder, ".", [agreement, rules]) !== undefined;
}

/** Where a folder lies in the git repository around it, with slashes; empty for its top, and without git. */
export function belowTop(root: string): string {
  for (let at = root; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return relative(at, root).replaceAll(sep, "/");
    if (dirname(at) === at) return "";
  }
}

/** The nearest folder on the way up that holds one of the files. */
function rootAbove(workingFolder: string, shown: string, files: readonly string[]): string | undefined {
  const start = resolve(workingFolder, shown);
  if (!existsSync(start)) throw new UserError("CB-120", { what: `There is no folder ${shown}.`, todo: "Check the path; it is looked up from the folder you are in.", place: { file: shown } });
  for (let at = start; ; at = dirname(at)) {
    if (files.some((file) => existsSync(join(at, file)))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function noAgreement(shown: string, wanted: string): UserError {
  return new UserError("CB-121", {
    what: `Neither ${shown} nor a folder above it has a ${wanted}.`,
    why: "It is the agreement that a repository is judged by.",
    todo: "Name a folder of a repository under an agreement. Where there is none yet, `create-backend adopt` proposes one.",
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
