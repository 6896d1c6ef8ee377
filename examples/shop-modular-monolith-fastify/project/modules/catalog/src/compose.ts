import { type Module, type ModuleContext } from "@shop/platform";
import { CatalogService } from "./application/catalog-service.ts";
import { type CatalogContract, catalogApi } from "./contract/index.ts";
import { catalogRoutes } from "./http/routes.ts";
import { catalogStore } from "./infrastructure/catalog-store.ts";

/** Puts the module together. Where the contracts it needs live, and what carries its events, is for the app to say. */
export function composeCatalog({ database }: ModuleContext): Module<CatalogContract> {
  const store = catalogStore(database);
  const service = new CatalogService({ store });
  return {
    name: "catalog",
    contract: { findCatalog: (id) => service.find(id) },
    subscriptions: [],
    routes: catalogRoutes(service),
    operations: Object.values(catalogApi),
  };
}
