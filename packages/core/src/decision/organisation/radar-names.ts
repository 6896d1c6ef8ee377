import type { Catalogue } from "../../catalogue/option.ts";
import { UserError, type Place } from "../../errors.ts";
import { misspelt, nearest } from "../../yaml/nearest.ts";
import { placed } from "../../yaml/where.ts";
import { namedBy, wordsOf } from "../situation/technologies.ts";
import { stillCounts, type Radar, type RadarEntry, type RadarUse, type RadarWaiver } from "./radar-model.ts";

/** Throws `CB-035` when an entry misspells a technology, or a waiver names none. */
export function assertNamed(catalogue: Catalogue, { radar, waivers = [] }: RadarUse): void {
  for (const entry of unknownEntries(catalogue, radar)) assertNotMisspelt(entry, catalogue);
  for (const { name } of waivers) if (namedBy(catalogue, name).length === 0) throw unknown(`The waiver of "${name}"`, nearest(name, wordsOf(catalogue)), { key: `--waive ${name}` });
}

/** Throws `CB-036` when only what is listed may be used and no entry that counts is about anything here: it would forbid everything. */
export function assertApproves({ approvedOnly, entries, place = { key: "approvedOnly" } }: Radar, counting: number): void {
  if (!approvedOnly || counting > 0) return;
  throw new UserError("CB-036", {
    what: placed(place, entries.length === 0 ? "The radar approves only what it lists (approvedOnly), and it lists nothing." : `The radar approves only what it lists (approvedOnly), and of its entries (${entries.slice(0, 3).map(({ name }) => name).join(", ")}${entries.length > 3 ? " …" : ""}) none is about a backend or still counts.`),
    why: "By its word everything is forbidden, and nothing is left to decide.",
    todo: "List what may be used, such as { name: postgresql, ring: adopt }, or take approvedOnly out.",
    place,
  });
}

/** Entries about technologies that the catalogue does not have. */
function unknownEntries(catalogue: Catalogue, { entries }: Radar): readonly RadarEntry[] {
  return entries.filter(({ name }) => namedBy(catalogue, name).length === 0);
}

/** What is to be said about a radar: exceptions to it, and entries that do not count here. */
export function radarNotes(catalogue: Catalogue, { radar, waivers = [], today }: Partial<RadarUse>): readonly string[] {
  if (radar === undefined) return [];
  const others = unknownEntries(catalogue, radar).map(({ name }) => name);
  const waived = waivers.map((waiver) => waiverNote(waiver, catalogue, { radar, today }));
  return others.length === 0 ? waived : [...waived, `The radar also names what no question here is about, so it does not count: ${others.slice(0, 5).join(", ")}${others.length > 5 ? `, and ${others.length - 5} more` : ""}.`];
}

/** What a waiver does; where it does nothing, why. */
function waiverNote({ name, reason }: RadarWaiver, catalogue: Catalogue, { radar, today }: RadarUse): string {
  const options = namedBy(catalogue, name);
  const counting = radar.entries.filter(({ until }) => until === undefined || today === undefined || stillCounts(until, today)).map((entry) => ({ entry, named: namedBy(catalogue, entry.name) }));
  const found = counting.findLast(({ named }) => named.some((option) => options.includes(option)))?.entry;
  const unlisted = found === undefined && radar.approvedOnly && counting.some(({ named }) => named.some(({ question }) => options.some((option) => option.question === question)));
  if (found?.ring === "hold" || unlisted) return `The radar is waived for ${name}: ${reason}.`;
  return `The waiver of ${name} (${reason}) changes nothing: ${whyNothing(found)}.`;
}

function whyNothing(found: RadarEntry | undefined): string {
  if (found === undefined) return "the radar does not name it";
  if (found.ring !== "forbidden") return `the radar says ${found.ring}, which rules nothing out`;
  return `the radar says forbidden${found.reason === undefined ? "" : ` (${found.reason})`}, and only hold, or what is not listed, can be waived. Whoever keeps the radar can allow it again`;
}

/** A radar speaks of more than backends, so what is not known is left alone. What is a letter away from something known would be a rule that silently does nothing. */
function assertNotMisspelt({ name, place = { key: name } }: RadarEntry, catalogue: Catalogue): void {
  const guess = misspelt(name, wordsOf(catalogue));
  if (guess !== undefined) throw unknown(`The entry "${name}" of the radar`, guess, place);
}

function unknown(subject: string, guess: string | undefined, place: Place): UserError {
  return new UserError("CB-035", {
    what: placed(place, `${subject} names nothing in the catalogue.`),
    why: "A rule about nothing would be passed over in silence.",
    todo: guess === undefined ? "Name an option as it is written in backend.yaml, such as postgresql." : `Did you mean "${guess}"?`,
    place,
  });
}
