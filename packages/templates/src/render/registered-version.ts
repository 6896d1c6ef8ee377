import { catalogueVersion } from "@create-backend/core";
import { catalogueOf, type RegisteredOption } from "./registry.ts";

/** The version of the catalogue of all options. A file of its own: a bundle knows its options, so the build puts the text in its place and no run computes it. */
export function registeredVersion(options: readonly RegisteredOption[]): string {
  return catalogueVersion(catalogueOf(options));
}
