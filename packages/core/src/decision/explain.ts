import type { Assessed } from "./assess.ts";
import type { Turn } from "./choose.ts";
import { goTogether } from "./compatibility.ts";
import type { Option } from "../catalogue/option.ts";
import { rounded } from "./criteria.ts";
import type { Contribution, Rejection, RunnerUp } from "./decision.ts";

/** Why an option of a turn was not chosen. `others` are the options chosen before or pinned. */
export function rejectionOf(one: Assessed, turn: Turn, others: readonly Option[], pinned: boolean): Rejection {
  const { option, score, removed } = one;
  const base = { option: option.name, title: option.title };
  if (removed !== undefined) return { ...base, code: removed.code, sentence: removed.sentence };
  if (pinned) return { ...base, code: "P01", sentence: `not compared: ${turn.chosen?.option.title ?? "another answer"} is pinned`, score };
  if (turn.allowed.get(turn.step.question)?.has(option.name) !== true) return { ...base, ...misfitOf(option, others, turn), score };
  const lead = turn.chosen === undefined ? "not chosen" : losesTo(turn.chosen, one);
  return { ...base, code: "O01", sentence: lead, score };
}

function misfitOf(option: Option, others: readonly Option[], turn: Turn): { code: string; sentence: string } {
  const enemy = others.find((other) => !goTogether(option, other));
  if (enemy !== undefined) return { code: "N01", sentence: `does not work with ${enemy.title}` };
  if (!option.generates) return { code: "G01", sentence: `no generator yet; best that we generate is ${turn.chosen?.option.title ?? "another answer"}` };
  return { code: "N02", sentence: "leaves another question without an answer that we can give" };
}

/** The best option that lost on points, if any. */
export function secondOf({ chosen, assessed, allowed, step }: Turn): Assessed | undefined {
  return assessed.find(({ option, removed }) => option !== chosen?.option && removed === undefined && allowed.get(step.question)?.has(option.name) === true);
}

/** The same, as the reader sees it. */
export function runnerUpOf(turn: Turn): RunnerUp | undefined {
  const second = secondOf(turn);
  if (turn.chosen === undefined || second === undefined) return undefined;
  return {
    option: second.option.name,
    title: second.option.title,
    score: second.score,
    losesBy: rounded(turn.chosen.score - second.score),
    sentence: losesTo(turn.chosen, second),
  };
}

/** "loses by 0.80 because …": the arguments that separate two options, strongest first. */
export function losesTo(winner: Assessed, loser: Assessed): string {
  const by = rounded(winner.score - loser.score);
  const because = differences(winner, loser).slice(0, 2);
  if (by === 0) return "scores the same; the catalogue's order decides";
  return `loses by ${by.toFixed(2)}${because.length === 0 ? "" : ` because ${because.join("; ")}`}`;
}

function differences(winner: Assessed, loser: Assessed): readonly string[] {
  const key = ({ criterion, because }: Contribution): string => (criterion === "rule" ? because : criterion);
  const keys = [...new Set([...winner.contributions, ...loser.contributions].map(key))];
  const find = ({ contributions }: Assessed, wanted: string): Contribution | undefined => contributions.find((one) => key(one) === wanted);
  return keys
    .map((one) => ({ ours: find(winner, one), theirs: find(loser, one) }))
    .map(({ ours, theirs }) => ({ ours, theirs, gap: rounded((ours?.points ?? 0) - (theirs?.points ?? 0)) }))
    .filter(({ gap }) => gap > 0)
    .sort((a, b) => b.gap - a.gap)
    .map(({ ours, theirs, gap }) => {
      if (ours === undefined) return `${theirs?.because ?? ""} (-${gap.toFixed(2)})`;
      return theirs === undefined || ours.criterion === "rule" ? `${ours.because} (+${gap.toFixed(2)})` : `${ours.criterion}: ${ours.because}, there ${theirs.because} (+${gap.toFixed(2)})`;
    });
}
