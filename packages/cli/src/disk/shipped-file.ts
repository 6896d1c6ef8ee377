import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InternalError } from "@create-backend/core";

/** Where a file that this package ships lies: beside the bundle, or in a checkout where the last build has put it. */
export function shippedFile(name: string): string {
  const places = [`./${name}`, `../../dist/${name}`].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new InternalError(`${name} is missing: the package is incomplete. Install it again; in a checkout, build it.`);
  return found;
}

/** A script or a style sheet that this package ships, with what the policy of a page calls it: `sha256-…`. */
export function shippedPart(name: string): { readonly text: string; readonly hash: string } {
  const text = readFileSync(shippedFile(name), "utf8");
  return { text, hash: `sha256-${createHash("sha256").update(text).digest("base64")}` };
}
