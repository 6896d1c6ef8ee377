// What other modules and clients may know of catalog. Everything else in here is private.
import { type ServiceClient, resourceOperations, singleLine } from "@shop/platform";
import { z } from "zod";
import { NAME_MAX } from "../domain/catalog.ts";

const name = singleLine(NAME_MAX);

export const CatalogView = z
  .object({
    id: z.uuid(),
    name,
    version: z.int().min(1),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ title: "Catalog" });
export type CatalogView = z.infer<typeof CatalogView>;

export const NewCatalog = z
  .strictObject({
    name,
  })
  .meta({ title: "NewCatalog" });
export type NewCatalog = z.infer<typeof NewCatalog>;

export const CatalogChange = z
  .strictObject({
    name: name.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error: "Name at least one field to change",
    // What is wrong with the fields that are there says enough.
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ title: "CatalogChange", minProperties: 1 });
export type CatalogChange = z.infer<typeof CatalogChange>;

/** What other modules may ask of catalog. */
export interface CatalogContract {
  findCatalog(id: string): Promise<CatalogView | undefined>;
}

export const catalogApi = resourceOperations({
  module: "catalog",
  entity: { pascal: "Catalog", words: "catalog" },
  view: CatalogView,
  creation: NewCatalog,
  change: CatalogChange,
});

/** The same contract for callers in another process. */
export const catalogClient = (client: ServiceClient): CatalogContract => ({
  findCatalog: (id) => client.find(catalogApi.get, { params: { id } }),
});
