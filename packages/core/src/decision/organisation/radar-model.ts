import type { Place } from "../../errors.ts";

export const rings = ["adopt", "trial", "assess", "hold", "forbidden"] as const;
export type Ring = (typeof rings)[number];

/** Whether a ring takes a technology out of what may be chosen. */
export function isRuledOut(ring: Ring): boolean {
  return ring === "hold" || ring === "forbidden";
}

/** What an organisation says about one technology. */
export interface RadarEntry {
  readonly name: string;
  readonly ring: Ring;
  readonly quadrant?: string | undefined;
  readonly reason?: string | undefined;
  /** Last day on which the entry counts. */
  readonly until?: string | undefined;
  /** Where it was read. */
  readonly place?: Place | undefined;
}

export interface Radar {
  readonly entries: readonly RadarEntry[];
  /** Where the radar names any option of a question, whatever it does not name is out. */
  readonly approvedOnly: boolean;
  /** Where that was read. */
  readonly place?: Place | undefined;
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

/** Whether a day (`2027-06-30`) or a month (`2027-06`) has not passed. */
export function stillCounts(until: string, today: string): boolean {
  return `${until}-99` >= today;
}

/** What several radars say together: a later one's entry over an earlier one's of the same name; undefined without any. */
export function mergeRadars(radars: readonly Radar[]): Radar | undefined {
  if (radars.length === 0) return undefined;
  const entries = new Map(radars.flatMap((radar) => radar.entries.map((entry) => [entry.name, entry] as const)));
  const strict = radars.find(({ approvedOnly }) => approvedOnly);
  return { entries: [...entries.values()], approvedOnly: strict !== undefined, ...(strict?.place === undefined ? {} : { place: strict.place }) };
}

/** What a radar says, without the files that it was read from. */
export function withoutPlaces({ entries, approvedOnly }: Radar): Radar {
  return { entries: entries.map(({ name, ring, quadrant, reason, until }) => ({ name, ring, quadrant, reason, until })), approvedOnly };
}
