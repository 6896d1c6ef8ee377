import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "@create-backend/core";
import { diskError } from "./disk-error.ts";

/** Text of a file that the user named, relative to the working folder. Throws `CB-120` when it is not there. */
export function readText(folder: string, shown: string): string {
  try {
    return readFileSync(resolve(folder, shown), "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EISDIR")
      throw new UserError("CB-120", { what: `There is no file ${shown}${code === "EISDIR" ? ": it is a folder" : ""}.`, todo: "Check the path; it is looked up from the folder you are in.", place: { file: shown }, cause });
    throw diskError(cause, `Reading ${shown}`);
  }
}
