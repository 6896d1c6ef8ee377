import { noteVersion, type Catalogue } from "@create-backend/core";
import type { Standards } from "./layer-source.ts";
import { registeredVersion } from "./registered-version.ts";
import { catalogueOf, type RegisteredOption } from "./registry.ts";

/** The catalogue of all options, with its version; and with what an organisation writes. */
export function registeredCatalogue(options: readonly RegisteredOption[], standards?: readonly Standards[]): Catalogue {
  const catalogue = catalogueOf(options, standards);
  noteVersion(catalogue, registeredVersion(options));
  return catalogue;
}
