import { closeSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "@create-backend/core";
import { diskError } from "./disk-error.ts";

/** Nothing that a person writes by hand is longer; a device or a wrong file would never end. */
const most = 1024 * 1024;

/** Text of a file that the user named, relative to the working folder. Throws `CB-120` when it is not there or cannot be what is meant. */
export function readText(folder: string, shown: string): string {
  try {
    const file = openSync(resolve(folder, shown), "r");
    try {
      return readAtMost(file, shown);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EISDIR")
      throw new UserError("CB-120", { what: `There is no file ${shown}${code === "EISDIR" ? ": it is a folder" : ""}.`, todo: "Check the path; it is looked up from the folder you are in.", place: { file: shown }, cause });
    throw diskError(cause, `Reading ${shown}`);
  }
}

/** A pipe is read to its end, too; it has no size to ask for. */
function readAtMost(file: number, shown: string): string {
  const bytes = Buffer.alloc(most + 1);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    length += read;
    if (length > most) throw new UserError("CB-120", { what: `${shown} is longer than a megabyte.`, why: "It cannot be what is meant.", todo: "Is it the right file?", place: { file: shown } });
    if (read === 0) return bytes.toString("utf8", 0, length);
  }
}
