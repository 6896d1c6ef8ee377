import { openSync, readSync } from "node:fs";
import { InternalError } from "@create-backend/core";
import { openArchive, type LayerSource } from "@create-backend/templates";
import { shippedFile } from "./shipped-file.ts";

/** The catalogue that this package ships. What is not chosen is not read. */
export function templateArchive(): LayerSource {
  const file = openSync(shippedFile("templates.bin"), "r");
  return openArchive((offset, length) => {
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const read = readSync(file, bytes, done, length - done, offset + done);
      if (read === 0) throw new InternalError("templates.bin ends too early: the package is damaged. Install it again.");
      done += read;
    }
    return bytes;
  });
}
