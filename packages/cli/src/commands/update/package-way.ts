import { resolve } from "node:path";
import type { PackageWay } from "../../disk/package/write-again.ts";
import type { Session } from "../../terminal/session.ts";

/** How a command has the package that wrote a repository: from the folder that was named, else through npm. */
export function packageWay({ environment, onStop, err, folder: from }: Session, folder?: string): PackageWay {
  return { environment, onStop, fetching: (what) => err.write(`Fetching ${what} …\n`), ...(folder === undefined ? {} : { folder: resolve(from, folder) }) };
}
