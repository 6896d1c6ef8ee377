import type { ModuleSpec, ProfileInput, ProfileSource } from "@create-backend/core";

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
}

/** The pins of a profile: those of the file, and over them those that were said. */
export function sourcesOf(told: Told): readonly ProfileSource[] {
  const answered: ProfileInput = { answers: { ...told.pins } };
  return [...told.sources, { input: answered, origin: "answered" }];
}
