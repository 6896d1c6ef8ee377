import { lstatSync, type Stats } from "node:fs";

/** Nothing can stand where a file is on the way, or at a name that is too long. */
const nothing = new Set(["ENOTDIR", "ENAMETOOLONG"]);

/** What stands at a path, a link not followed; undefined where nothing does. */
export function lookAt(path: string | Buffer): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    if (nothing.has((cause as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw cause;
  }
}
