import type { Catalogue, Option } from "../../catalogue/option.ts";
import type { OptionRules } from "../../catalogue/rules.ts";
import { namedBy } from "../situation/technologies.ts";
import { assertApproves, assertNamed } from "./radar-names.ts";
import { stillCounts, type Radar, type RadarEntry, type RadarUse } from "./radar-model.ts";

/** The catalogue as an organisation sees it: rings become points and removals (H09) on the options. Throws `CB-035` when an entry misspells a technology, or a waiver names none, `CB-036` when only what is listed is approved and nothing is. */
export function applyRadar(catalogue: Catalogue, { radar, waivers = [], today }: RadarUse): Catalogue {
  assertNamed(catalogue, { radar, waivers });
  const ringed = new Map<string, RadarEntry>();
  for (const one of radar.entries)
    if (one.until === undefined || today === undefined || stillCounts(one.until, today)) for (const option of namedBy(catalogue, one.name)) ringed.set(idOf(option), one);
  assertApproves(radar, ringed.size);
  const waived = new Set(waivers.flatMap(({ name }) => namedBy(catalogue, name).map(idOf)));
  return new Map(
    [...catalogue].map(([question, options]) => {
      const listed = options.some((option) => ringed.has(idOf(option)));
      return [question, options.map((option) => withRules(option, rulesFor(ringed.get(idOf(option)), { waived: waived.has(idOf(option)), strict: listed && radar.approvedOnly })))] as const;
    }),
  );
}

/** An answer that may not stand: forbidden by name, or left off a list of what is approved. */
export interface OffRadar {
  readonly question: string;
  readonly option: string;
  readonly because: "forbidden" | "not approved";
  readonly reason?: string;
  /** Last day on which this counts. */
  readonly until?: string;
}

/** Where a repository keeps what may not stand in it by its standards, as a list of {@link OffRadar}. */
export const offRadarPath = ".backend/standards/radar.json";

/** Every answer that may not stand. `hold` keeps new repositories from beginning with something; what stands may stay. */
export function offRadar(catalogue: Catalogue, { entries, approvedOnly }: Radar): readonly OffRadar[] {
  const named = new Map(entries.flatMap((entry) => namedBy(catalogue, entry.name).map((option) => [idOf(option), entry] as const)));
  return [...catalogue].flatMap(([question, options]) => {
    const strict = approvedOnly && options.some((option) => named.has(idOf(option)));
    return options.flatMap((option): readonly OffRadar[] => {
      const entry = named.get(idOf(option));
      if (entry === undefined) return strict ? [{ question, option: option.name, because: "not approved" }] : [];
      if (entry.ring !== "forbidden") return [];
      const { reason, until } = entry;
      return [{ question, option: option.name, because: "forbidden", ...(reason === undefined ? {} : { reason }), ...(until === undefined ? {} : { until }) }];
    });
  });
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

/** Whether the radar forbids an option, which no waiver changes. */
export function isForbidden({ removed }: { readonly removed?: { readonly sentence: string } }): boolean {
  return removed?.sentence.includes("the radar says forbidden") === true;
}

function withRules(option: Option, more: Pick<OptionRules, "points" | "removals">): Option {
  if (more.points === undefined && more.removals === undefined) return option;
  const { rules } = option;
  return { ...option, rules: { ...rules, points: [...(rules?.points ?? []), ...(more.points ?? [])], removals: [...(more.removals ?? []), ...(rules?.removals ?? [])] } };
}
