import { openSync, readSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InternalError } from "@create-backend/core";
import { openArchive, type LayerSource } from "@create-backend/templates";

/** Beside the bundle, or in a checkout where the last build has put it. */
const places = ["./templates.bin", "../../dist/templates.bin"];

/** The catalogue that this package ships. What is not chosen is not read. */
export function templateArchive(): LayerSource {
  const file = openFirst();
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

function openFirst(): number {
  for (const place of places) {
    try {
      return openSync(fileURLToPath(new URL(place, import.meta.url)), "r");
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
    }
  }
  throw new InternalError("templates.bin is missing: the package is incomplete. Install it again; in a checkout, build it.");
}
