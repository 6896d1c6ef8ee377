import { noteVersion, type Catalogue } from "@create-backend/core";
import { registeredVersion } from "./registered-version.ts";
import { catalogueOf, type RegisteredOption } from "./registry.ts";

/** The catalogue of all options, with its version. */
export function registeredCatalogue(options: readonly RegisteredOption[]): Catalogue {
  const catalogue = catalogueOf(options);
  noteVersion(catalogue, registeredVersion(options));
  return catalogue;
}
