import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "@create-backend/core";

/** Loads libraries that are too big to come with this program: from a repository that has them among its dependencies, or from beside this program. Throws `CB-174` where there is none. */
export function libraryLoader(root: string): (library: string) => Promise<unknown> {
  return async (library) => {
    const places = [pathToFileURL(join(root, "package.json")).href, import.meta.url];
    const file = places.map((place) => resolved(library, place)).find((found) => found !== undefined);
    if (file === undefined)
      throw new UserError("CB-174", {
        what: `${library} is not installed here.`,
        why: "Code that is there is edited with it, so that not a word of yours is touched.",
        todo: `Install the dependencies of the repository; if ${library} is not among them, run create-backend update, or add it yourself.`,
      });
    const loaded = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    return loaded.default ?? loaded;
  };
}

function resolved(library: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(library);
  } catch {
    return undefined;
  }
}
