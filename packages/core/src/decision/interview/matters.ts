import type { Catalogue } from "../../catalogue/option.ts";
import { changeProfile, saidIn, type Said } from "../../profile/change-profile.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Asked } from "../choosing/answer.ts";
import { answering } from "../choosing/answering.ts";
import { changesOf, numbersOf } from "../doubt/neighbours.ts";
import { outcomeOf } from "../doubt/outcome.ts";
import { situationsFor } from "./situations.ts";

/** How many times over a number is tried in both directions. */
const spread = [0.01, 0.1, 0.3, 3, 10, 100] as const;

export interface Matter {
  readonly catalogue: Catalogue;
  readonly generatesOnly: boolean;
}

/**
 * Whether answering these keys can still change the decision, given what was said. Tries their answers in the present situation and,
 * because other questions are open too, in a few typical ones that agree with what was said.
 */
export function matters(profile: Profile, keys: readonly string[], { catalogue, generatesOnly }: Matter): boolean {
  const asked: Asked = { pins: new Map(Object.entries(profile.answers)), generatesOnly, forced: true };
  const outcome = answering(catalogue, asked, outcomeOf);
  const known = saidIn(profile);
  return [{}, ...situationsFor(catalogue)].some((situation) => {
    const base = changeProfile(profile, { ...without(situation, [...keys, ...Object.keys(known)]), ...known });
    const now = outcome(base);
    return alternativesFor(base, keys, catalogue).some((change) => outcome(changeProfile(base, change)) !== now);
  });
}

function without(said: Said, keys: readonly string[]): Said {
  return Object.fromEntries(Object.entries(said).filter(([key]) => !keys.includes(key)));
}

/** Answers to try, each key by itself. */
function alternativesFor(profile: Profile, keys: readonly string[], catalogue: Catalogue): readonly Said[] {
  const words = changesOf(profile).filter(({ key }) => keys.includes(key)).map(({ key, to }) => ({ [key]: to }));
  const figures = numbersOf(profile, spread).filter(({ key }) => keys.includes(key)).flatMap(({ key, tries, whole }) => tries.map((value) => ({ [key]: whole ? Math.round(value) : value })));
  const skills = keys.includes("team.skills") ? (catalogue.get("language") ?? []).map(({ name }) => ({ "team.skills": { [name]: 0.8 } })) : [];
  const users = keys.includes("load.users24m") ? [1e3, 1e5, 1e7].map((value) => ({ "load.users24m": value })) : [];
  const clouds = keys.includes("constraints.existingCloud") ? (catalogue.get("cloud") ?? []).map(({ name }) => ({ "constraints.existingCloud": name })) : [];
  return [...words, ...figures, ...skills, ...users, ...clouds];
}
