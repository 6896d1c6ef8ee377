import type { Catalogue, Option } from "../../catalogue/option.ts";

/** What a caller asks of the catalogue: advice on everything, or only what we can generate. */
export type View = "advice" | "generation";

const views = new WeakMap<Catalogue, Map<string, Catalogue>>();

/** The catalogue with the needs that count for a view: what options work with in truth, or what we generate of that. `only` leaves the other questions out. */
export function viewCatalogue(catalogue: Catalogue, view: View, only?: readonly string[]): Catalogue {
  const cached = views.get(catalogue) ?? new Map<string, Catalogue>();
  views.set(catalogue, cached);
  const key = [view, ...(only ?? ["*"])].join(" ");
  const known = cached.get(key);
  if (known !== undefined) return known;
  const questions = [...catalogue].filter(([question]) => only === undefined || only.includes(question));
  const viewed = new Map(questions.map(([question, options]) => [question, options.map((option) => ({ ...option, needs: needsOf(option, view) }))] as const));
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
