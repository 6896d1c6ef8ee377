import { existsSync, lstatSync, readdirSync, type Stats } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "@create-backend/core";
import { diskError } from "./disk-error.ts";

/** Where a new repository goes: a path at which there is nothing, an empty folder, or one that holds git's own folder alone, as a clone of an empty repository does. */
export interface Target {
  readonly path: string;
  /** As the user wrote it, for messages. */
  readonly shown: string;
  readonly exists: boolean;
  readonly cloned: boolean;
}

/** Looks at the folder of a new repository. Throws `CB-110` not empty, `CB-111` a link, `CB-112` no folder. */
export function targetAt(folder: string, shown: string): Target {
  if (shown === "") throw new UserError("CB-112", { what: "The name of the folder is empty.", why: "Everything would be written to the folder you are in.", todo: "Name a folder; `.` is the one you are in." });
  const path = resolve(folder, shown);
  const found = statOf(path, shown);
  if (found === undefined) return { path, shown, exists: false, cloned: false };
  if (found.isSymbolicLink())
    throw new UserError("CB-111", { what: `${shown} is a link.`, why: "What it leads to could be anywhere, and nothing is written outside the folder you name.", todo: "Name the folder itself." });
  if (!found.isDirectory()) throw new UserError("CB-112", { what: `${shown} is a file, not a folder.`, todo: "Choose another name." });
  const entries = entriesOf(path, shown);
  const first = entries.find((name) => name !== ".git");
  if (first !== undefined)
    throw new UserError("CB-110", {
      what: `The folder ${shown} is not empty: it holds ${first}.`,
      why: "Files there could be overwritten.",
      todo: "Choose another name, or empty the folder.",
    });
  return { path, shown, exists: true, cloned: entries.length > 0 };
}

function statOf(path: string, shown: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw diskError(cause, `Looking at ${shown}`);
  }
}

function entriesOf(path: string, shown: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch (cause) {
    throw diskError(cause, `Looking into ${shown}`);
  }
}

/** The innermost folder on the way to a path that exists. */
export function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}
