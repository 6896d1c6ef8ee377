import type { Assessed } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import type { WeightFlip } from "../decision.ts";
import { eligibleIn } from "../telling/explain.ts";

/** A weight that must move further than this is no news. */
const furthest = 0.25;

/** The weights at which another option draws level with the chosen one, in closed form (reference model 3.11), nearest first. */
export function weightFlipsOf(turn: Turn): readonly WeightFlip[] {
  const { chosen, step } = turn;
  if (chosen === undefined || step.method !== "weighted") return [];
  return eligibleIn(turn)
    .filter((one) => one !== chosen)
    .flatMap((rival) => chosen.contributions.flatMap(({ criterion, weight }) => (weight === undefined ? [] : flip(criterion, weight, { chosen, rival, question: step.question }))))
    .sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from) || (a.option < b.option ? -1 : 1));
}

function flip(criterion: string, weight: number, { chosen, rival, question }: { chosen: Assessed; rival: Assessed; question: string }): readonly WeightFlip[] {
  const to = levelWeight({ criterion, weight }, chosen, rival);
  if (to === undefined || Math.abs(to - weight) > furthest) return [];
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const sentence = `${rival.option.title} overtakes when ${criterion} weighs ${percent(to)} instead of ${percent(weight)}`;
  return [{ question, criterion, from: weight, to, option: rival.option.name, title: rival.option.title, sentence }];
}

/** The weight of a criterion at which two options score the same while the other weights keep their proportions; undefined when there is none in 0..1. */
export function levelWeight({ criterion, weight }: { criterion: string; weight: number }, chosen: Assessed, rival: Assessed): number | undefined {
  let lead = 0;
  let own = 0;
  let fixed = 0;
  const theirs = new Map(rival.contributions.filter(({ weight: w }) => w !== undefined).map((one) => [one.criterion, one.value ?? 0]));
  for (const one of chosen.contributions) {
    if (one.weight === undefined) fixed += one.points;
    else {
      const difference = (one.value ?? 0) - (theirs.get(one.criterion) ?? 0);
      lead += one.weight * difference;
      if (one.criterion === criterion) own = difference;
    }
  }
  for (const one of rival.contributions) if (one.weight === undefined) fixed -= one.points;
  const rest = (lead - weight * own) / (1 - weight);
  const to = (rest + fixed) / (rest - own);
  return Number.isFinite(to) && to >= 0 && to <= 1 && lead + fixed > 0 ? to : undefined;
}
