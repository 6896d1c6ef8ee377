import { familyOf, questionOf, type Slot } from "../catalogue/families.ts";
import type { Graph, Language } from "../graph/graph.ts";

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

/** What the code uses for every purpose that an agreement answers: the most imported one; a second one beside it is debt. */
export function choicesIn({ edges }: Graph, language: Language): readonly Choice[] {
  const counts = new Map<Slot, Map<string, number>>();
  for (const { from, target } of edges) {
    if (from.place.test || target.kind !== "package" || from.language !== language) continue;
    const family = familyOf(target.name);
    if (family === undefined) continue;
    const names = counts.get(family.slot) ?? new Map<string, number>();
    counts.set(family.slot, names.set(family.name, (names.get(family.name) ?? 0) + 1));
  }
  return [...counts].flatMap(([slot, names]) => {
    const question = questionOf(slot);
    const [first, ...beside] = [...names].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
    return question === "" || first === undefined ? [] : [{ question, name: first[0], imports: first[1], beside }];
  });
}
