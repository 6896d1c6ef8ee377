import type { Catalogue } from "../../catalogue/option.ts";
import { changeProfile, valueAt } from "../../profile/change-profile.ts";
import type { Profile } from "../../profile/profile.ts";
import { answer, type Asked } from "../choosing/answer.ts";
import type { Turn } from "../choosing/choose.ts";
import type { ProfileFlip } from "../decision.ts";
import { eligibleIn } from "../telling/explain.ts";
import { changesOf, numbersOf, type Change } from "./neighbours.ts";

/** The questions whose change is news. */
const newsworthy = ["decomposition", "compute", "language", "framework", "cloud", "database"] as const;

/** Questions that rule answers of those out. */
const decisive = ["hosting"] as const;

type Answers = ReadonlyMap<string, { readonly option: string; readonly title: string }>;

/** What would change the decision: every answer moved to its neighbours, numbers bisected to 5 % (reference model 3.11); nearest first. True by construction: each was tried. */
export function profileFlipsOf(profile: Profile, catalogue: Catalogue, asked: Asked): readonly ProfileFlip[] {
  const lean = { ...asked, forced: true, only: [...newsworthy, ...decisive] };
  const answersFor = (key: string, value: unknown): Answers => answersOf(answer(changeProfile(profile, { [key]: value }), catalogue, lean));
  const now = answersOf(answer(profile, catalogue, lean));
  const words = changesOf(profile).flatMap((change) => told(change, now, answersFor(change.key, change.to)));
  const figures = numbersOf(profile).flatMap(({ key, tries, whole }) => tries.flatMap((to) => {
    const from = valueAt(profile, key) as number;
    const edge = edgeBetween(from, to, { whole, differs: (value) => differs(now, answersFor(key, value)) });
    if (edge === undefined) return [];
    return told({ key, from, to: edge.to, before: edge.before, distance: Math.abs(Math.log10(edge.to / from)) }, now, answersFor(key, edge.to));
  }));
  return nearestOfEach([...words, ...figures, ...skillFlips(profile, { now, answersFor, languages: languagesNear(profile, catalogue, lean) })]);
}

/** How much of the team would have to ship another language for it to win, in steps of 5 %. */
function skillFlips(profile: Profile, { now, answersFor, languages }: { now: Answers; answersFor: (key: string, value: unknown) => Answers; languages: readonly string[] }): readonly ProfileFlip[] {
  const from = profile.team.skills;
  return languages.flatMap((language) => {
    const had = from[language] ?? 0;
    const shares = Array.from({ length: 20 }, (_, index) => (index + 1) / 20).filter((share) => share > had);
    const to = shares.find((share) => differs(now, answersFor("team.skills", { ...from, [language]: share })));
    if (to === undefined || answersFor("team.skills", { ...from, [language]: to }).get("language")?.option !== language) return [];
    const before = { ...from, [language]: Math.max(had, Math.round((to - 0.05) * 100) / 100) };
    const words = `when ${Math.round(to * 100)} % of the team ship it`;
    return told({ key: "team.skills", from, to: { ...from, [language]: to }, before, distance: to - had, words }, now, answersFor("team.skills", { ...from, [language]: to }));
  });
}

/** The best languages that were not chosen; further ones are no news. */
function languagesNear(profile: Profile, catalogue: Catalogue, asked: Asked): readonly string[] {
  const turn = (answer(profile, catalogue, asked) ?? []).find(({ step }) => step.question === "language");
  return turn === undefined ? [] : eligibleIn(turn).filter((one) => one !== turn.chosen).slice(0, 4).map(({ option }) => option.name);
}

/** For one key and one outcome the nearest value is enough. */
function nearestOfEach(flips: readonly ProfileFlip[]): readonly ProfileFlip[] {
  const sorted = [...flips].sort((a, b) => a.distance - b.distance || (a.sentence < b.sentence ? -1 : 1));
  const seen = new Set<string>();
  return sorted.filter(({ key, becomes }) => {
    const id = `${key} ${becomes.map(({ question, option }) => `${question}:${option}`).join()}`;
    return seen.size !== seen.add(id).size;
  });
}

function answersOf(turns: readonly Turn[] | undefined): Answers {
  return new Map((turns ?? []).flatMap(({ step, chosen }) => (chosen === undefined ? [] : [[step.question, { option: chosen.option.name, title: chosen.option.title }] as const])));
}

function changedIn(now: Answers, then: Answers): ProfileFlip["becomes"] {
  return newsworthy.flatMap((question) => {
    const new_ = then.get(question);
    return new_ === undefined || new_.option === now.get(question)?.option ? [] : [{ question, ...new_ }];
  });
}

function differs(now: Answers, then: Answers): boolean {
  return changedIn(now, then).length > 0;
}

function told({ key, from, to, before, distance, words }: Change, now: Answers, then: Answers): readonly ProfileFlip[] {
  const becomes = changedIn(now, then);
  if (becomes.length === 0) return [];
  const what = becomes.map(({ question, title }) => `${question} becomes ${title}`).join(", ");
  return [{ key, from, to, before, becomes, distance, sentence: `${what} ${words ?? `when ${key} is ${String(to)} instead of ${String(from)}`}` }];
}

/** Halves the gap between a number that keeps the decision and one that changes it, until it is 5 % (or 1) wide. */
function edgeBetween(from: number, far: number, { whole, differs }: { whole: boolean; differs: (value: number) => boolean }): { before: number; to: number } | undefined {
  const tidy = (value: number): number => (whole ? Math.round(value) : Number(value.toPrecision(3)));
  let before = from;
  let to = tidy(far);
  if (to === from || !differs(to)) return undefined;
  for (;;) {
    const middle = tidy(Math.sqrt(Math.max(before, 0.01) * Math.max(to, 0.01)));
    const narrow = Math.abs(to - before) / Math.max(Math.abs(to), Math.abs(before)) <= 0.05 || (whole && Math.abs(to - before) <= 1);
    if (narrow || middle === before || middle === to) return { before, to };
    if (differs(middle)) to = middle;
    else before = middle;
  }
}
