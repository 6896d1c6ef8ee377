import { completeProfile, filledProfile, type ProfileSource } from "./complete-profile.ts";
import type { Origin, Profile } from "./profile.ts";
import type { ProfileInput } from "./schema.ts";

/** Values by dotted key, as the user would say them. */
export type Said = Readonly<Record<string, unknown>>;

const said: ReadonlySet<Origin> = new Set(["answered", "file"]);

/** What was said of a profile, without defaults and what follows. */
export function saidIn(profile: Profile): Said {
  return Object.fromEntries(Object.entries(profile.origins).flatMap(([key, origin]) => (said.has(origin) ? [[key, valueAt(profile, key)]] : [])));
}

/** The same profile with some answers changed; whatever follows from them follows anew. */
export function changeProfile(profile: Profile, changes: Said): Profile {
  const values = new Map(saidOf(profile));
  for (const key in changes) if (changes[key] !== undefined) values.set(key, changes[key]);
  const origins = new Map<string, Origin>();
  for (const key of values.keys()) origins.set(key, "answered");
  return filledProfile(values, origins, Object.keys(changes).every((key) => key in profile.origins) ? keysOf(profile) : undefined);
}

const keysBy = new WeakMap<Profile, readonly string[]>();

/** Every key of a profile, in order. */
function keysOf(profile: Profile): readonly string[] {
  const known = keysBy.get(profile) ?? Object.keys(profile.origins);
  keysBy.set(profile, known);
  return known;
}

const saidBy = new WeakMap<Profile, ReadonlyMap<string, unknown>>();

/** A profile is changed in many ways when flips are looked for; what was said is gathered once. */
function saidOf(profile: Profile): ReadonlyMap<string, unknown> {
  const known = saidBy.get(profile) ?? new Map(Object.entries(saidIn(profile)));
  saidBy.set(profile, known);
  return known;
}

/** A profile from answers by dotted key. */
export function profileOf(answers: Said, origin: "answered" | "file" = "answered"): Profile {
  return completeProfile([{ input: inputOf(answers), origin }]);
}

/** A written profile as it was told before: what says the same still has the origin that it had. */
export function retold(input: ProfileInput, before: Profile): readonly ProfileSource[] {
  const answers = Object.entries(saidIn(completeProfile([{ input, origin: "file" }])));
  const same = ([key, value]: readonly [string, unknown]): boolean => before.origins[key] === "answered" && JSON.stringify(value) === JSON.stringify(valueAt(before, key));
  const part = (wanted: boolean): ProfileInput => inputOf(Object.fromEntries(answers.filter((answer) => same(answer) === wanted)));
  return [{ input: part(false), origin: "file" }, { input: part(true), origin: "answered" }];
}

/** Answers by dotted key, as a profile file groups them. */
export function inputOf(answers: Said): ProfileInput {
  const input: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(answers)) {
    const [group = "", leaf] = key.split(".");
    input[group] = leaf === undefined ? value : { ...(input[group] as object | undefined), [leaf]: value };
  }
  return input;
}

/** The value at a dotted key. */
export function valueAt(profile: Profile, key: string): unknown {
  const [group = "", leaf] = key.split(".");
  const value = (profile as unknown as Record<string, unknown>)[group];
  return leaf === undefined ? value : (value as Record<string, unknown> | undefined)?.[leaf];
}
