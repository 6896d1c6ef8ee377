export const NAME_MAX = 100;

export interface Catalog {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What callers may set. */
export type Facts = Omit<Catalog, "id" | "version" | "createdAt" | "updatedAt">;

/** What holds for every catalog, however it came to be. */
function checked(catalog: Catalog): Catalog {
  const { length } = Array.from(catalog.name);
  if (length >= 1 && length <= NAME_MAX) return catalog;
  throw new RangeError(`A name cannot have ${length.toString()} characters.`);
}

export function createCatalog(id: string, facts: Facts, now: Date): Catalog {
  return checked({ ...facts, id, version: 1, createdAt: now, updatedAt: now });
}

/** The next version. */
export function changeCatalog(current: Catalog, facts: Partial<Facts>, now: Date): Catalog {
  return checked({ ...current, ...facts, version: current.version + 1, updatedAt: now });
}
