import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { diskError } from "./disk-error.ts";

/** Writes a file that the user named, such as a report; one that is there is replaced. */
export function writeFile(workingFolder: string, shown: string, text: string): void {
  const path = resolve(workingFolder, shown);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (cause) {
    throw diskError(cause, `Writing ${shown}`);
  }
}
