import { assess, byScore, type Assessed } from "../choosing/assess.ts";
import type { Mind } from "../choosing/mind.ts";
import type { Turn } from "../choosing/choose.ts";
import { eligibleIn } from "../telling/explain.ts";
import { drawsFrom } from "./draws.ts";

const draws = 500;

/** Share of small changes, 0..1, under which the chosen option stays (reference model 3.11): of weights, estimates and points, and of need and resistance where a split is decided. */
export function stabilityOf(turn: Turn, mind: Mind, seed: string): number {
  if (turn.chosen === undefined) return 1;
  return isSplit(turn) ? stabilityOfGates(turn, mind) : stabilityOfDraws(turn.chosen, eligibleIn(turn), seed);
}

/** 500 draws: weights and the points of a situation times 0.7 to 1.3, uncertain values plus or minus 1. Defaults are where we stand, so they stay. Whom no draw can help is left out, so that it cannot change the others' draws either. */
function stabilityOfDraws(chosen: Assessed, all: readonly Assessed[], seed: string): number {
  const rivals = all.filter((rival) => rival !== chosen && canOvertake(rival, chosen));
  if (rivals.length === 0) return 1;
  const next = drawsFrom(seed);
  const shake = shakerOf(chosen);
  const shakers = rivals.map(shakerOf);
  const weights = chosen.contributions.map(({ weight = 0 }) => weight);
  const factors = weights.map(() => 1);
  let kept = 0;
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let index = 0; index < weights.length; index++) {
      factors[index] = 0.7 + 0.6 * next();
      sum += (weights[index] ?? 0) * (factors[index] ?? 1);
    }
    const score = shake(factors, sum, next);
    const scores = shakers.map((one) => one(factors, sum, next));
    if (scores.every((other) => other <= score)) kept += 1;
  }
  return kept / draws;
}

/** Whether the most that a rival can come to is more than the least of the chosen option: its points and values as high, the other's as low, and every weight on the side of whoever it helps. */
function canOvertake(rival: Assessed, chosen: Assessed): boolean {
  const points = farthest(rival, 1.3, 0.7) - farthest(chosen, 0.7, 1.3);
  if (chosen.contributions.every(({ weight }) => weight === undefined)) return points > 0;
  let lead = 0;
  chosen.contributions.forEach(({ weight, value = 0, uncertain }, index) => {
    if (weight === undefined) return;
    const theirs = rival.contributions[index];
    const gap = points + (theirs?.value ?? 0) - value + (theirs?.uncertain === true ? 1 : 0) + (uncertain === true ? 1 : 0);
    lead += weight * gap * (gap > 0 ? 1.3 : 0.7);
  });
  return lead > 0;
}

/** The points of rules with what speaks for an option and what speaks against it times as much. */
function farthest({ contributions }: Assessed, pro: number, contra: number): number {
  return contributions.reduce((sum, { points, criterion, weight }) => (weight !== undefined ? sum : sum + points * (criterion === "default" ? 1 : points > 0 ? pro : contra)), 0);
}

/** Scores one option with shaken weights, estimates and points. Weighted contributions come first and in the same order for all. */
function shakerOf({ contributions }: Assessed): (factors: readonly number[], sum: number, next: () => number) => number {
  const parts = contributions.map(({ weight, value = 0, points, criterion, uncertain }) => ({ weight, value, points, fixed: criterion === "default", uncertain: uncertain === true }));
  return (factors, sum, next) => {
    let score = 0;
    for (let index = 0; index < parts.length; index++) {
      const { weight, value, points, fixed, uncertain } = parts[index] as (typeof parts)[number];
      if (weight !== undefined) score += ((weight * (factors[index] ?? 1)) / sum) * (uncertain ? value + 2 * next() - 1 : value);
      else score += fixed ? points : points * (0.7 + 0.6 * next());
    }
    return score;
  };
}

function isSplit({ assessed }: Turn): boolean {
  return assessed.some(({ option }) => option.rules?.gates?.some(({ needs }) => "split.net" in needs) === true);
}

/** One point more or less of need or resistance: does another option come in, or this one fall out? */
function stabilityOfGates({ step, assessed, chosen, allowed }: Turn, mind: Mind): number {
  const open = assessed.filter(({ option }) => allowed.get(step.question)?.has(option.name) === true);
  const winnerAt = (net: number): string | undefined => {
    const shifted = { ...mind, signals: { ...mind.signals, "split.net": net } };
    return open.map(({ option }) => assess(option, step, shifted)).filter(({ removed }) => removed === undefined).sort(byScore)[0]?.option.name;
  };
  const net = mind.signals["split.net"];
  return [net - 1, net + 1].filter((shifted) => winnerAt(shifted) === chosen?.option.name).length / 2;
}
