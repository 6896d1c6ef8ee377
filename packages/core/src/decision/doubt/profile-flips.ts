import type { Catalogue } from "../../catalogue/option.ts";
import { changeProfile, valueAt } from "../../profile/change-profile.ts";
import type { Profile } from "../../profile/profile.ts";
import { answer, type Asked } from "../choosing/answer.ts";
import { answering } from "../choosing/answering.ts";
import type { Turn } from "../choosing/choose.ts";
import type { ProfileFlip } from "../decision.ts";
import { eligibleIn } from "../telling/explain.ts";
import { forbidsAll } from "./contradictions.ts";
import { firstEdge } from "./edges.ts";
import { changesOf, nearNumbersOf, type Change } from "./neighbours.ts";
import { numberWords } from "./words-of-keys.ts";

/** The questions whose change is news. */
const newsworthy = ["decomposition", "compute", "language", "framework", "cloud", "database"] as const;

/** Questions that rule answers of those out. */
const decisive = ["hosting"] as const;

type Answers = ReadonlyMap<string, { readonly option: string; readonly title: string }>;

/** What stands for an answer where every option is ruled out. */
const nothing = "nothing";

/** What would change the decision: every answer moved to its neighbours, numbers bisected to 5 % (reference model 3.11); nearest first. True by construction: each was tried. */
export function profileFlipsOf(profile: Profile, catalogue: Catalogue, asked: Asked): readonly ProfileFlip[] {
  const lean = { ...asked, forced: true, only: [...newsworthy, ...decisive] };
  const answersTo = answering(catalogue, lean, answersOf);
  const answersFor = (key: string, value: unknown): Answers => answersTo(changeProfile(profile, { [key]: value }));
  const now = answersTo(profile);
  const words = changesOf(profile).flatMap((change) => told(change, now, answersFor(change.key, change.to)));
  const figures = nearNumbersOf(profile).flatMap(({ key, tries, whole }) => {
    const from = valueAt(profile, key) as number;
    const isOther = (value: number): boolean => differs(now, answersFor(key, value));
    return directionsOf(from, tries).flatMap((values) => {
      const edge = firstEdge(from, values, { whole, isOther });
      return edge === undefined ? [] : told({ key, from, to: edge.to, before: edge.before, distance: Math.abs(Math.log10(edge.to / from)), words: numberWords(key, from, edge) }, now, answersFor(key, edge.to));
    });
  });
  return nearestOfEach([...words, ...figures, ...skillFlips(profile, { now, answersFor, languages: languagesNear(profile, catalogue, lean) })]);
}

/** How much of the team would have to ship another language for it to win, in steps of 5 %. */
function skillFlips(profile: Profile, { now, answersFor, languages }: { now: Answers; answersFor: (key: string, value: unknown) => Answers; languages: readonly string[] }): readonly ProfileFlip[] {
  const from = profile.team.skills;
  return languages.flatMap((language) => {
    const had = from[language] ?? 0;
    const to = leastShare(had, (share) => differs(now, answersFor("team.skills", { ...from, [language]: share })));
    const then = to === undefined ? undefined : answersFor("team.skills", { ...from, [language]: to });
    const winner = then?.get("language");
    if (to === undefined || then === undefined || winner?.option !== language) return [];
    const before = { ...from, [language]: Math.max(had, Math.round((to - 0.05) * 100) / 100) };
    const words = `when ${Math.round(to * 100)} % of the team ship ${winner.title}`;
    return told({ key: "team.skills", from, to: { ...from, [language]: to }, before, distance: to - had, words }, now, then);
  });
}

/** The best languages that were not chosen; further ones are no news. */
function languagesNear(profile: Profile, catalogue: Catalogue, asked: Asked): readonly string[] {
  const turn = (answer(profile, catalogue, asked) ?? []).find(({ step }) => step.question === "language");
  return turn === undefined ? [] : eligibleIn(turn).filter((one) => one !== turn.chosen).slice(0, 4).map(({ option }) => option.name);
}

/** For one key and one outcome the nearest value is enough; of several that are as near, the one that is more usual: words come in that order. */
function nearestOfEach(flips: readonly ProfileFlip[]): readonly ProfileFlip[] {
  const sorted = [...flips].sort((a, b) => a.distance - b.distance);
  const seen = new Set<string>();
  return sorted.filter(({ key, becomes }) => {
    const id = `${key} ${becomes.map(({ question, option }) => `${question}:${option}`).join()}`;
    return seen.size !== seen.add(id).size;
  });
}

function answersOf(turns: readonly Turn[] | undefined): Answers {
  return new Map((turns ?? []).flatMap((turn) => {
    const { step, chosen } = turn;
    if (chosen !== undefined) return [[step.question, { option: chosen.option.name, title: chosen.removed?.kind === "constraint" ? nothing : chosen.option.title }] as const];
    return forbidsAll(turn) ? [[step.question, { ...gone, title: nothing }] as const] : [];
  }));
}

/** What a question becomes that no longer arises, or that nothing answers. */
const gone = { option: "-", title: "not needed" };

function changedIn(now: Answers, then: Answers): ProfileFlip["becomes"] {
  return newsworthy.flatMap((question) => {
    const after = then.get(question) ?? gone;
    return after.option === (now.get(question) ?? gone).option ? [] : [{ question, ...after }];
  });
}

function differs(now: Answers, then: Answers): boolean {
  return changedIn(now, then).length > 0;
}

function told({ key, from, to, before, distance, words }: Change, now: Answers, then: Answers): readonly ProfileFlip[] {
  const becomes = changedIn(now, then);
  if (becomes.length === 0) return [];
  const what = becomes.map(({ question, title }) => (title === nothing ? `nothing is left for ${question}` : title === gone.title ? `${question} is no longer needed` : `${question} becomes ${title}`)).join(", ");
  return [{ key, from, to, before, becomes, distance, sentence: `${what} ${words}` }];
}

/** The least share above `had`, in steps of 5 %, for which something holds that holds for all larger ones too. */
function leastShare(had: number, holds: (share: number) => boolean): number | undefined {
  let low = Math.floor(had * 20) + 1;
  let high = 20;
  if (low > high || !holds(1)) return undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle / 20)) high = middle;
    else low = middle + 1;
  }
  return low / 20;
}

/** The values to try, nearest first, downwards and upwards. */
function directionsOf(from: number, tries: readonly number[]): readonly (readonly number[])[] {
  return [tries.filter((value) => value < from).sort((a, b) => b - a), tries.filter((value) => value > from).sort((a, b) => a - b)];
}
