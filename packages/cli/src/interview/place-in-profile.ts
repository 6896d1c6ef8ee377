import { placed, UserError, where, type Place } from "@create-backend/core";
import type { Told } from "./told.ts";

/** Where the profile file says something; undefined where it does not, or where a flag or an answer counts more. */
export function placeInProfile({ name, sources, pins, placeOf }: Told, key: string): Place | undefined {
  const [file, ...others] = sources.map(({ input }) => input);
  const over: readonly object[] = [...others, { answers: pins }, ...(name === file?.name ? [] : [{ name }])];
  const plain = key.replace(/^--/, "");
  const path = [plain.split("."), ["answers", plain]].find((candidate) => has(file, candidate));
  if (path === undefined || over.some((input) => has(input, path))) return undefined;
  return placeOf?.(path);
}

/** Does what may refuse something that was told; what the profile file says is refused with its line there. */
export function tellingPlaces<T>(told: Told, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError) || error.parts.place?.line !== undefined) throw error;
    const { what, place: at, against = [] } = error.parts;
    const [place, ...others] = [at?.key ?? "", ...against].flatMap((key) => placeInProfile(told, key) ?? []);
    if (place === undefined) throw error;
    const both = what.startsWith(where(place)) ? what : others.length === 0 ? placed(place, what) : `${[place, ...others].map(where).join(", ")}: ${what}`;
    throw new UserError(error.code, { ...error.parts, what: both, place });
  }
}

/** Keys that contradict each other, those of the profile file with their lines. */
export function placesOf(told: Told, keys: readonly string[]): string {
  return keys
    .map((key) => {
      const place = placeInProfile(told, key);
      return place === undefined ? key : where(place);
    })
    .join(", ");
}

function has(input: unknown, path: readonly string[]): boolean {
  let at = input;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string, unknown>)[step];
  }
  return at !== undefined;
}
