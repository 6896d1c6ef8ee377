import {
  type ExpectedVersion,
  type Page,
  type PageRequest,
  matches,
  newId,
  notFound,
  pageOf,
  stale,
} from "@shop/platform";
import type { NewCatalog, CatalogChange, CatalogView } from "../contract/index.ts";
import { type Catalog, changeCatalog, createCatalog } from "../domain/catalog.ts";
import type { CatalogStore } from "./catalog-store.ts";

export interface CatalogServiceNeeds {
  readonly store: CatalogStore;
}

/** What can be done in catalog. Answers with views, and refuses by throwing a `Failure`. */
export class CatalogService {
  readonly #store: CatalogStore;

  constructor(needs: CatalogServiceNeeds) {
    this.#store = needs.store;
  }

  async create(facts: NewCatalog): Promise<CatalogView> {
    const catalog = createCatalog(newId(), facts, new Date());
    await this.#store.insert(catalog);
    return viewOf(catalog);
  }

  async list({ limit, cursor }: PageRequest): Promise<Page<CatalogView>> {
    return pageOf(await this.#store.list(limit + 1, cursor), limit, viewOf);
  }

  async find(id: string): Promise<CatalogView | undefined> {
    const catalog = await this.#store.find(id);
    return catalog && viewOf(catalog);
  }

  async get(id: string): Promise<CatalogView> {
    return viewOf(await this.#existing(id));
  }

  async change(id: string, facts: CatalogChange, expected: ExpectedVersion): Promise<CatalogView> {
    const current = await this.#existing(id);
    if (!matches(expected, current.version)) throw stale("catalog");
    const changed = changeCatalog(current, facts, new Date());
    // Where somebody else was faster, what is there now decides.
    return (await this.#store.update(changed)) ? viewOf(changed) : this.change(id, facts, expected);
  }

  async remove(id: string, expected: ExpectedVersion): Promise<void> {
    const current = await this.#existing(id);
    if (!matches(expected, current.version)) throw stale("catalog");
    if (!(await this.#store.remove(current))) await this.remove(id, expected);
  }

  async #existing(id: string): Promise<Catalog> {
    const catalog = await this.#store.find(id);
    if (catalog === undefined) throw notFound("catalog", id);
    return catalog;
  }
}

const viewOf = (catalog: Catalog): CatalogView => ({
  ...catalog,
  createdAt: catalog.createdAt.toISOString(),
  updatedAt: catalog.updatedAt.toISOString(),
});
