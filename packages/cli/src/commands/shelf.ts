import { versionOf, type Workshop } from "@create-backend/templates";
import type { Shelf } from "../disk/load-library.ts";
import type { Session } from "../terminal/session.ts";

/** Where the libraries are that making something needs. */
export function shelfFor(root: string, { source }: Workshop, { environment, onStop, err }: Session): Shelf {
  return { root, environment, onStop, versionOf: (library) => versionOf(source.versions, "npm", library), fetching: (what) => err.write(`Fetching ${what}, once …\n`) };
}
