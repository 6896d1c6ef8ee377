import {
  boundaryKinds, codebases, contentions, dataNeeds, domains, modelUses, opsTicks, partKinds, patterns, regulations, works,
} from "../../catalogue/words.ts";
import { valueAt } from "../../profile/change-profile.ts";
import type { Profile } from "../../profile/profile.ts";
import { entryWords, switchWords, wordWords } from "./words-of-keys.ts";

/** One answer given differently. */
export interface Change {
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
  /** The nearest value that keeps the decision. */
  readonly before: unknown;
  readonly distance: number;
  /** "when …" */
  readonly words: string;
}

/** A neighbouring word is as far away as a factor of three. */
const stepOfWords = 0.5;
/** Another domain is another product, another place another undertaking, and so is code that is written anew. */
const stepOfUndertaking = 1;

const scales: Readonly<Record<string, readonly string[]>> = {
  "delivery.codebase": codebases, "delivery.boundaries": boundaryKinds, "load.pattern": patterns, "models.use": modelUses, "independence.parts": partKinds, "independence.contention": contentions,
};
const undertakings: ReadonlySet<string> = new Set(["delivery.codebase"]);
const sets: Readonly<Record<string, readonly string[]>> = { work: works, "data.needs": dataNeeds, ops: opsTicks, "constraints.regulations": regulations, "constraints.residency": ["eu"] };
const switches: Readonly<Record<string, number>> = { "data.crossModuleTx": stepOfWords, "constraints.onPrem": stepOfUndertaking, "constraints.customerInstalled": stepOfUndertaking };

/** Every answer in words, moved to its neighbours: the next word of a scale, one entry more or less of a set, yes for no. */
export function changesOf(profile: Profile): readonly Change[] {
  const change = (key: string, to: unknown, more: Pick<Change, "distance" | "words">): Change => ({ key, from: valueAt(profile, key), to, before: valueAt(profile, key), ...more });
  const word = (key: string): string => valueAt(profile, key) as string;
  return [
    ...Object.entries(scales).flatMap(([key, scale]) => neighboursIn(scale, word(key)).map(({ to, steps }) => change(key, to, { distance: (undertakings.has(key) ? stepOfUndertaking : stepOfWords) * steps, words: wordWords(key, word(key), to) }))),
    ...Object.entries(sets).flatMap(([key, all]) => all.map((entry) => toggled(key, valueAt(profile, key) as readonly string[], entry)).map(({ to, words }) => change(key, to, { distance: stepOfWords, words }))),
    ...Object.entries(switches).map(([key, distance]) => change(key, valueAt(profile, key) !== true, { distance, words: switchWords(key, valueAt(profile, key) !== true) })),
    ...domains.filter((domain) => domain !== profile.domain).map((domain) => change("domain", domain, { distance: stepOfUndertaking, words: wordWords("domain", profile.domain, domain) })),
  ];
}

function neighboursIn(scale: readonly string[], word: string): readonly { to: string; steps: number }[] {
  const at = scale.indexOf(word);
  return scale.map((to, index) => ({ to, steps: Math.abs(index - at) })).filter(({ steps }) => steps > 0);
}

function toggled(key: string, present: readonly string[], entry: string): { to: readonly string[]; words: string } {
  const has = present.includes(entry);
  return { to: has ? present.filter((one) => one !== entry) : [...present, entry], words: entryWords(key, entry, !has) };
}

/** A number of the profile and the values to try it with. */
export interface NumberTries {
  readonly key: string;
  readonly tries: readonly number[];
  readonly whole: boolean;
}

const limits: Readonly<Record<string, readonly [least: number, most: number, whole: boolean]>> = {
  "team.in18m": [1, 100_000, true], "delivery.weeks": [1, 260, false], "delivery.horizonYears": [1, 30, true], "load.peakRps24m": [0.1, 1e7, false], "load.connections": [1, 1e8, true], workMs: [1, 3_600_000, false],
  "data.sizeGb24m": [0.1, 1e7, false], "data.vectorsMillions": [0.1, 1e5, false], "data.writesPerSecond": [1, 1e8, false], "slo.p99Ms": [1, 600_000, false], budgetUsdMonth: [1, 1e8, false],
};
const nearFactors = [0.1, 0.3, 3, 10] as const;

/** What is plausible of a team in 18 months: a third of it to three times, or so many more or fewer. */
const headsWithinReach = 20;

/** Every number with the values that it may plausibly have instead: what no team can become is no news to it. */
export function nearNumbersOf(profile: Profile): readonly NumberTries[] {
  const heads = profile.team.in18m;
  const [least, most] = [Math.min(heads / 3, heads - headsWithinReach), Math.max(heads * 3, heads + headsWithinReach)];
  return numbersOf(profile, nearFactors).map((one) => (one.key === "team.in18m" ? { ...one, tries: one.tries.map((value) => Math.min(most, Math.max(least, value))) } : one));
}

/** Every number, times each of some factors, within what is possible. */
export function numbersOf(profile: Profile, factors: readonly number[]): readonly NumberTries[] {
  return Object.entries(limits).flatMap(([key, [least, most, whole]]) => {
    const value = valueAt(profile, key) as number;
    if (value <= 0) return [];
    return [{ key, whole, tries: factors.map((factor) => Math.min(most, Math.max(least, value * factor))) }];
  });
}
