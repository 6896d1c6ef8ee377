import type { Place } from "../errors.ts";

/** A place as messages begin with it: `profile.yaml:3:5 team.now`. */
export function where(place: Place): string {
  const line = place.line === undefined ? "" : `:${place.line}:${place.column ?? 1}`;
  return `${place.file ?? "input"}${line}${place.key ? ` ${place.key}` : ""}`;
}

/** What happened, with its line in front where there is one. */
export function placed(place: Place, what: string): string {
  return place.line === undefined ? what : `${where(place)}: ${what}`;
}
