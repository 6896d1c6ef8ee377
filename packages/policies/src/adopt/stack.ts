import type { FileTree } from "@create-backend/core";
import { familyOf, isRunBy, questionOf, type Slot } from "../catalogue/families.ts";
import { optionLibraries } from "../catalogue/options.generated.ts";
import type { Graph, Language } from "../graph/graph.ts";
import { textOf } from "../graph/text.ts";
import { declaredIn } from "../manifests/dependencies/declared.ts";

/** Languages by how many sources are in each, most first; those that `leaves` leaves out are not counted. */
export function languagesIn({ units }: Graph, leaves: (path: string) => boolean = () => false): readonly (readonly [language: Language, files: number])[] {
  const counts = new Map<Language, number>();
  for (const { path, language, place } of units.values()) if (!place.test && !leaves(path)) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
}

/** What is used for one purpose. */
export interface Choice {
  readonly question: string;
  readonly name: string;
  /** How many imports show it. */
  readonly imports: number;
  /** Others that serve the same purpose, with their imports. */
  readonly beside: readonly (readonly [name: string, imports: number])[];
}

/** What the code uses for every purpose that an agreement answers: the most imported one; a second one beside it is debt. Where the code imports none, a store that manifests name alone; where two are used alike, none. */
export function choicesIn({ edges }: Graph, language: Language, stores: readonly string[]): readonly Choice[] {
  const counts = new Map<Slot, Map<string, number>>();
  for (const { from, target } of edges) {
    if (from.place.test || target.kind !== "package" || from.language !== language) continue;
    const family = familyOf(target.name);
    if (family === undefined) continue;
    const names = counts.get(family.slot) ?? new Map<string, number>();
    counts.set(family.slot, names.set(family.name, (names.get(family.name) ?? 0) + 1));
  }
  const [store] = stores;
  if (!counts.has(driver) && store !== undefined && stores.length === 1) counts.set(driver, new Map([[store, 0]]));
  return [...counts].flatMap(([slot, names]) => {
    const question = questionOf(slot);
    const [first, ...beside] = chosenFirst([...names].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1)));
    return question === "" || first === undefined || first[1] === beside[0]?.[1] ? [] : [{ question, name: first[0], imports: first[1], beside }];
  });
}

/** What runs an interface is the choice, however often the interface is imported. */
function chosenFirst(counted: readonly (readonly [name: string, imports: number])[]): readonly (readonly [name: string, imports: number])[] {
  const runs = counted.find(([name]) => isRunBy(counted[0]?.[0] ?? "", name));
  return runs === undefined ? counted : [runs, ...counted.filter((each) => each !== runs)];
}

const driver: Slot = "database driver";

/** Databases whose drivers the manifests of a language name, and those that schemas of Prisma are for. */
export function declaredStores(tree: FileTree, language: Language): readonly string[] {
  const drivers = declaredIn(tree).filter((found) => found.language === language && !found.development).flatMap(({ imported }) => familyOf(imported) ?? []);
  const known = new Set(optionLibraries.flatMap(({ question, name }) => (question === questionOf(driver) ? [name] : [])));
  const schemas = [...tree.keys()].filter((path) => path.endsWith(".prisma")).flatMap((path) => /^\s*datasource\s+\w+\s*\{[^}]*?\bprovider\s*=\s*"(\w+)"/m.exec(textOf(tree, path) ?? "")?.[1] ?? []);
  return [...new Set([...drivers.filter(({ slot }) => slot === driver).map(({ name }) => name), ...schemas.filter((name) => known.has(name))])];
}
