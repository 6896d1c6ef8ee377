import type { ModuleSpec, Place, ProfileInput, ProfileSource } from "@create-backend/core";

/** Where a key of a file stands. */
export type PlaceOf = (path: readonly PropertyKey[]) => Place;

/** What we were told before or instead of an interview: by flags, by a profile file, by both. Flags count more. */
export interface Told {
  readonly name?: string;
  readonly modules?: readonly ModuleSpec[];
  /** Question → option that is fixed. */
  readonly pins: Readonly<Record<string, string>>;
  /** From the file, then from flags and answers. */
  readonly sources: readonly ProfileSource[];
  /** A profile file was given: what it leaves open is left open on purpose. */
  readonly fromFile: boolean;
  /** The way back from a key of that file to its line. */
  readonly placeOf?: PlaceOf;
}

/** The pins of a profile: those of the file, and over them those that were said. */
export function sourcesOf(told: Told): readonly ProfileSource[] {
  const answered: ProfileInput = { answers: { ...told.pins } };
  return [...told.sources, { input: answered, origin: "answered" }];
}
