import type { Catalogue, Option } from "../catalogue/option.ts";

/** What a caller asks of the catalogue: advice on everything, or only what we can generate. */
export type View = "advice" | "generation";

const views: Readonly<Record<View, WeakMap<Catalogue, Catalogue>>> = { advice: new WeakMap(), generation: new WeakMap() };

/** The catalogue with the needs that count for a view: what options work with in truth, or what we generate of that. */
export function viewCatalogue(catalogue: Catalogue, view: View): Catalogue {
  const known = views[view].get(catalogue);
  if (known !== undefined) return known;
  const viewed = new Map([...catalogue].map(([question, options]) => [question, options.map((option) => ({ ...option, needs: needsOf(option, view) }))] as const));
  views[view].set(catalogue, viewed);
  return viewed;
}

function needsOf({ needs, rules }: Option, view: View): Option["needs"] {
  const fits = rules?.fits;
  if (fits === undefined) return needs;
  if (view === "advice") return fits;
  const both = new Map(Object.entries(fits));
  for (const [question, names] of Object.entries(needs)) both.set(question, names.filter((name) => fits[question]?.includes(name) ?? true));
  return Object.fromEntries(both);
}
