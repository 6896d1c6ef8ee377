import { assess, byScore, type Assessed, type Mind } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import { eligibleIn } from "../telling/explain.ts";
import { drawsFrom } from "./draws.ts";

const draws = 500;

/** Share of small changes, 0..1, under which the chosen option stays: of weights and estimates where criteria are weighed, of single points elsewhere. */
export function stabilityOf(turn: Turn, mind: Mind, seed: string): number {
  if (turn.chosen === undefined) return 1;
  const rivals = eligibleIn(turn);
  if (turn.step.method === "weighted") return stabilityOfWeights(turn.chosen, rivals, seed);
  return Math.min(stabilityOfPoints(turn.chosen, rivals), stabilityOfGates(turn, mind));
}

/** 500 draws: weights times 0.7 to 1.3, uncertain values plus or minus 1 (reference model 3.11). */
function stabilityOfWeights(chosen: Assessed, rivals: readonly Assessed[], seed: string): number {
  const next = drawsFrom(seed);
  const criteria = chosen.contributions.filter(({ weight }) => weight !== undefined).map(({ criterion }) => criterion);
  let kept = 0;
  for (let draw = 0; draw < draws; draw++) {
    const factors = new Map(criteria.map((criterion) => [criterion, 0.7 + 0.6 * next()]));
    const sum = chosen.contributions.reduce((total, { criterion, weight }) => total + (weight ?? 0) * (factors.get(criterion) ?? 0), 0);
    const shaken = (one: Assessed): number => one.contributions.reduce((total, { criterion, weight, value, points, uncertain }) =>
      total + (weight === undefined ? points : ((weight * (factors.get(criterion) ?? 1)) / sum) * ((value ?? 0) + (uncertain === true ? 2 * next() - 1 : 0))), 0);
    const own = shaken(chosen);
    if (rivals.every((rival) => rival === chosen || shaken(rival) <= own)) kept += 1;
  }
  return kept / draws;
}

/** One point more or less in any single argument of the two best. */
function stabilityOfPoints(chosen: Assessed, rivals: readonly Assessed[]): number {
  const second = rivals.find((rival) => rival !== chosen);
  if (second === undefined) return 1;
  const margin = chosen.score - second.score;
  const wins = (change: number): boolean => margin + change > 0 || (margin + change === 0 && byScore({ ...chosen, score: 0 }, { ...second, score: 0 }) < 0);
  const changes = [...chosen.contributions.flatMap(() => [1, -1]), ...second.contributions.flatMap(() => [1, -1])];
  return changes.length === 0 ? 1 : changes.filter(wins).length / changes.length;
}

/** One point more or less of need or resistance: does another option come in, or this one fall out? */
function stabilityOfGates({ step, assessed, chosen, allowed }: Turn, mind: Mind): number {
  if (!assessed.some(({ option }) => option.rules?.gates?.some(({ needs }) => "split.net" in needs))) return 1;
  const open = assessed.filter(({ option }) => allowed.get(step.question)?.has(option.name) === true);
  const winnerAt = (net: number): string | undefined => {
    const shifted = { ...mind, signals: { ...mind.signals, "split.net": net } };
    return open.map(({ option }) => assess(option, step, shifted)).filter(({ removed }) => removed === undefined).sort(byScore)[0]?.option.name;
  };
  const net = mind.signals["split.net"];
  return [net - 1, net + 1].filter((shifted) => winnerAt(shifted) === chosen?.option.name).length / 2;
}
