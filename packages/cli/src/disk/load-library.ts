import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "@create-backend/core";
import { npmInstall } from "./npm-install.ts";
import type { Running } from "./run.ts";

/** Where libraries are looked for, and how one that is nowhere is fetched. */
export interface Shelf extends Pick<Running, "environment" | "onStop"> {
  /** A repository that may have it among its dependencies. */
  readonly root: string;
  /** The version to fetch. */
  readonly versionOf: (library: string) => string;
  /** Told before something is fetched. */
  readonly fetching: (what: string) => void;
}

/** Loads libraries that are too big to come with this program: from a repository that has them, from beside this program, or fetched once into the user's cache. Throws `CB-174` where none of it works. */
export function libraryLoader(shelf: Shelf): (library: string) => Promise<unknown> {
  return async (library) => {
    const loaded = (await import(pathToFileURL(await libraryFile(library, shelf)).href)) as { readonly default?: unknown };
    return loaded.default ?? loaded;
  };
}

/** The file of a library, found or fetched in the same way. */
export async function libraryFile(library: string, shelf: Shelf): Promise<string> {
  const kept = folderFor(`${library}@${shelf.versionOf(library)}`, shelf.environment);
  const places = [join(shelf.root, "package.json"), import.meta.filename, join(kept, "package.json")];
  return resolvedFrom(places, library) ?? fetchInto(kept, library, shelf);
}

function resolvedFrom(places: readonly string[], library: string): string | undefined {
  for (const place of places) {
    try {
      return createRequire(pathToFileURL(place)).resolve(library);
    } catch {
      // Not there: the next place.
    }
  }
  return undefined;
}

function folderFor(library: string, { XDG_CACHE_HOME: cache = "" }: Running["environment"]): string {
  return join(cache === "" ? join(homedir(), ".cache") : cache, "create-backend", "libraries", library.replaceAll("/", "+"));
}

/** Installs a library without running a script of it. The folder appears whole or not at all. Gives the file to import. */
async function fetchInto(folder: string, library: string, { environment, onStop, versionOf, fetching }: Shelf): Promise<string> {
  const wanted = `${library}@${versionOf(library)}`;
  fetching(wanted);
  const staging = `${folder}.${String(process.pid)}`;
  mkdirSync(staging, { recursive: true });
  try {
    const problem = await npmInstall(wanted, { folder: staging, environment, ...(onStop === undefined ? {} : { onStop }) });
    if (problem !== undefined) throw notToBeHad(wanted, problem);
    if (!existsSync(folder)) renameSync(staging, folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  const file = resolvedFrom([join(folder, "package.json")], library);
  if (file === undefined) throw notToBeHad(wanted, "it was installed, and is not there");
  return file;
}

function notToBeHad(wanted: string, problem: string): UserError {
  return new UserError("CB-174", {
    what: `${wanted} is not here and could not be fetched: ${problem}`,
    why: "Code that is there is edited with it, so that not a word of yours is touched. Nothing was written.",
    todo: `Try again with a network and npm, or install ${wanted} in the repository for a while.`,
  });
}
