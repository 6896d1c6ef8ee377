import type { Catalogue, Option } from "../../catalogue/option.ts";
import type { OptionRules } from "../../catalogue/rules.ts";
import { namedBy } from "../situation/technologies.ts";

export const rings = ["adopt", "trial", "assess", "hold", "forbidden"] as const;
export type Ring = (typeof rings)[number];

/** What an organisation says about one technology. */
export interface RadarEntry {
  readonly name: string;
  readonly ring: Ring;
  readonly quadrant?: string | undefined;
  readonly reason?: string | undefined;
  /** Last day on which the entry counts. */
  readonly until?: string | undefined;
}

export interface Radar {
  readonly entries: readonly RadarEntry[];
  /** Where the radar names any option of a question, whatever it does not name is out. */
  readonly approvedOnly: boolean;
}

/** An agreed exception to `hold` or to a list of what is approved. */
export interface RadarWaiver {
  readonly name: string;
  readonly reason: string;
}

export interface RadarUse {
  readonly radar: Radar;
  readonly waivers?: readonly RadarWaiver[] | undefined;
  readonly today?: string | undefined;
}

/** The catalogue as an organisation sees it: rings become points and removals (H09) on the options. */
export function applyRadar(catalogue: Catalogue, { radar, waivers = [], today }: RadarUse): Catalogue {
  const ringed = new Map<string, RadarEntry>();
  for (const one of radar.entries)
    if (one.until === undefined || today === undefined || `${one.until}-99` >= today) for (const option of namedBy(catalogue, one.name)) ringed.set(idOf(option), one);
  const waived = new Set(waivers.flatMap(({ name }) => namedBy(catalogue, name).map(idOf)));
  return new Map(
    [...catalogue].map(([question, options]) => {
      const listed = options.some((option) => ringed.has(idOf(option)));
      return [question, options.map((option) => withRules(option, rulesFor(ringed.get(idOf(option)), { waived: waived.has(idOf(option)), strict: listed && radar.approvedOnly })))] as const;
    }),
  );
}

function idOf({ question, name }: Option): string {
  return `${question}:${name}`;
}

function rulesFor(entry: RadarEntry | undefined, { waived, strict }: { waived: boolean; strict: boolean }): Pick<OptionRules, "points" | "removals"> {
  const why = entry?.reason === undefined ? "" : ` (${entry.reason})`;
  if (entry === undefined) return strict && !waived ? { removals: [{ code: "H09", when: {}, because: "it is not on the list of what is approved" }] } : {};
  if (entry.ring === "adopt") return { points: [{ points: 0.3, because: `the radar says adopt${why}` }] };
  if (entry.ring === "assess") return { points: [{ points: -1, because: `the radar says assess${why}` }] };
  if (entry.ring === "forbidden" || (entry.ring === "hold" && !waived)) return { removals: [{ code: "H09", when: {}, because: `the radar says ${entry.ring}${why}` }] };
  return {};
}

function withRules(option: Option, more: Pick<OptionRules, "points" | "removals">): Option {
  if (more.points === undefined && more.removals === undefined) return option;
  const { rules } = option;
  return { ...option, rules: { ...rules, points: [...(rules?.points ?? []), ...(more.points ?? [])], removals: [...(more.removals ?? []), ...(rules?.removals ?? [])] } };
}
