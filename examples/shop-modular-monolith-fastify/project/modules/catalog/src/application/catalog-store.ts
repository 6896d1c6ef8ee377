import type { Position } from "@shop/platform";
import type { Catalog } from "../domain/catalog.ts";

/** What the application needs of a store. */
export interface CatalogStore {
  find(id: string): Promise<Catalog | undefined>;
  /** The oldest first, beginning after a position. */
  list(limit: number, after?: Position): Promise<readonly Catalog[]>;
  insert(catalog: Catalog): Promise<void>;
  /** False when another change came first, so that the version before this one is gone. */
  update(catalog: Catalog): Promise<boolean>;
  /** False when this version is gone. */
  remove(catalog: Catalog): Promise<boolean>;
}
