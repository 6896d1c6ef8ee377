import type { Catalogue } from "./option.ts";

/** A fact that is, or will be, too old to lean on. */
export interface Expiring {
  /** `language.go.perf` */
  readonly id: string;
  readonly expires: string;
  readonly source: string;
}

/** Facts that expire by a day (`2027-06-30`), soonest first: work for whoever keeps the catalogue. */
export function expiringBy(catalogue: Catalogue, day: string): readonly Expiring[] {
  return [...catalogue.values()]
    .flat()
    .flatMap(({ question, name, facts }) => Object.entries(facts).flatMap(([key, { expires, source }]) => (expires !== undefined && `${expires}-99` < `${day}-99` ? [{ id: `${question}.${name}.${key}`, expires, source }] : [])))
    .sort((a, b) => (a.expires === b.expires ? (a.id < b.id ? -1 : 1) : a.expires < b.expires ? -1 : 1));
}
