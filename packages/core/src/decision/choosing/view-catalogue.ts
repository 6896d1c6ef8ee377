import type { Catalogue, Option } from "../../catalogue/option.ts";

/** What a caller asks of the catalogue: advice on everything, or only what we can generate. */
export type View = "advice" | "generation";

const views = new WeakMap<Catalogue, Map<string, Catalogue>>();

/** The catalogue with the needs that count for a view: what options work with in truth, or what we generate of that. `only` leaves the other questions out, with the same option objects. */
export function viewCatalogue(catalogue: Catalogue, view: View, only?: readonly string[]): Catalogue {
  const cached = views.get(catalogue) ?? new Map<string, Catalogue>();
  views.set(catalogue, cached);
  const key = [view, ...(only ?? ["*"])].join(" ");
  const known = cached.get(key);
  if (known !== undefined) return known;
  const viewed: Catalogue = only === undefined
    ? new Map([...catalogue].map(([question, options]) => [question, options.map((option) => ({ ...option, needs: needsOf(option, view) }))] as const))
    : new Map([...viewCatalogue(catalogue, view)].filter(([question]) => only.includes(question)));
  cached.set(key, viewed);
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
