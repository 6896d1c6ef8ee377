import { completeProfile, inputOf, valueAt, type Origin, type Profile, type Said } from "@create-backend/core";

/** The same telling with some answers given anew: what came from a file still does, what was a default or followed from others does so anew. */
export function retell(profile: Profile, changes: Said): Profile {
  const told = (origin: Origin): Said => Object.fromEntries(Object.keys(profile.origins).flatMap((key) => (profile.origins[key] === origin ? [[key, valueAt(profile, key)]] : [])));
  return completeProfile([
    { input: inputOf(told("file")), origin: "file" },
    { input: inputOf(told("answered")), origin: "answered" },
    { input: inputOf(changes), origin: "answered" },
  ]);
}
