import type { Assessed } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import { goTogether } from "../choosing/compatibility.ts";
import type { Option } from "../../catalogue/option.ts";
import { rounded } from "../choosing/criteria.ts";
import type { Contribution, Rejection, RunnerUp } from "../decision.ts";

/** Why an option of a turn was not chosen. `others` are the options chosen before or pinned. */
export function rejectionOf(one: Assessed, turn: Turn, { others, pinned }: { others: readonly Option[]; pinned: boolean }): Rejection {
  const { option, score, removed, contributions } = one;
  const base = { option: option.name, title: option.title, ...(turn.step.method === "weighted" ? { reasons: contributions } : {}) };
  if (removed !== undefined) return { ...base, code: removed.code, sentence: removed.sentence };
  if (pinned) return { ...base, code: "P01", sentence: `not compared: ${turn.chosen?.option.title ?? "another answer"} is pinned`, score };
  if (turn.allowed.get(turn.step.question)?.has(option.name) !== true) return { ...base, ...misfitOf(option, others, turn), score };
  const { chosen } = turn;
  if (chosen === undefined) return { ...base, code: "O01", sentence: "not chosen", score };
  return wasSteppedOver(one, turn) ? { ...base, code: "N02", sentence: leftOpen(chosen, one), score } : { ...base, code: "O01", sentence: losesTo(chosen, one), score };
}

/** Whether it could have been chosen and comes before what was: a later question would have had no answer. */
function wasSteppedOver(one: Assessed, { assessed, chosen }: Turn): boolean {
  return chosen !== undefined && assessed.indexOf(one) < assessed.indexOf(chosen);
}

/** Why an answer was not chosen before another: what rules it out, what it leaves open, or what it loses by. */
export function whyNot(winner: Assessed, loser: Assessed): string {
  if (loser.removed !== undefined) return loser.removed.sentence;
  return loser.score > winner.score ? leftOpen(winner, loser) : losesTo(winner, loser);
}

function leftOpen(winner: Assessed, loser: Assessed): string {
  const more = rounded(loser.score - winner.score);
  return `leaves another question without an answer${more > 0 ? `, and would score ${more.toFixed(2)} more` : ""}`;
}

function misfitOf(option: Option, others: readonly Option[], turn: Turn): { code: string; sentence: string } {
  const enemy = others.find((other) => !goTogether(option, other));
  if (enemy !== undefined) return { code: "N01", sentence: `does not work with ${enemy.title}` };
  if (!option.generates) return { code: "G01", sentence: `no generator yet; best that we generate is ${turn.chosen?.option.title ?? "another answer"}` };
  return { code: "N02", sentence: "leaves another question without an answer that we can give" };
}

/** The options of a turn that could have been chosen, best first. */
export function eligibleIn({ assessed, allowed, step }: Turn): readonly Assessed[] {
  return assessed.filter(({ option, removed }) => removed === undefined && allowed.get(step.question)?.has(option.name) === true);
}

/** The best option that lost on points; where none did, the one that a gate keeps out with the fewest things missing. */
export function runnerUpOf(turn: Turn): RunnerUp | undefined {
  const { chosen, step } = turn;
  if (chosen === undefined) return undefined;
  const second = eligibleIn(turn).find((one) => one.option !== chosen.option && !wasSteppedOver(one, turn));
  const named = (one: Assessed) => ({ question: step.question, option: one.option.name, title: one.option.title, score: one.score });
  if (second !== undefined) return { ...named(second), losesBy: rounded(chosen.score - second.score), sentence: losesTo(chosen, second) };
  const gated = turn.assessed.filter(({ removed }) => removed?.kind === "gate").sort((a, b) => (a.removed?.sentence.length ?? 0) - (b.removed?.sentence.length ?? 0))[0];
  return gated === undefined ? undefined : { ...named(gated), sentence: gated.removed?.sentence ?? "" };
}

/** "loses by 0.80 to Java because …": the arguments that separate two options, strongest first; what is shown adds up to what it loses by. */
function losesTo(winner: Assessed, loser: Assessed): string {
  const by = rounded(winner.score - loser.score);
  if (by === 0) return "scores the same; the catalogue's order decides";
  const because = differences(winner, loser).slice(0, 2);
  const forIt = differences(loser, winner).filter(({ gap }) => because.length < 2 || gap >= speaking).slice(0, 1);
  const parts = [`loses by ${by.toFixed(2)} to ${winner.option.title}${because.length === 0 ? "" : ` because ${because.map(({ words }) => words).join("; ")}`}`, ...forIt.map(({ words }) => `for ${loser.option.title} speaks: ${words}`)];
  const rest = rounded(by - sumOf(because) + sumOf(forIt));
  return [...parts, ...(rest === 0 ? [] : [`all else ${signed(rest)}`])].join("; ");
}

/** From this many points on, what speaks for the loser is said beside two arguments against it. */
const speaking = 0.5;

interface Difference {
  readonly words: string;
  readonly gap: number;
}

function sumOf(differences: readonly Difference[]): number {
  return differences.reduce((sum, { gap }) => sum + gap, 0);
}

function signed(points: number): string {
  return `${points < 0 ? "-" : "+"}${Math.abs(points).toFixed(2)}`;
}

/** What two options are compared by: a criterion that is weighed, or a rule in its own words. */
function key({ criterion, because, weight }: Contribution): string {
  return weight === undefined ? because : criterion;
}

/** Whether two options argue alike. */
export function sameArgument(ours: Contribution, theirs: Contribution): boolean {
  return key(ours) === key(theirs);
}

function differences(winner: Assessed, loser: Assessed): readonly Difference[] {
  const keys = [...new Set([...winner.contributions, ...loser.contributions].map(key))];
  const find = ({ contributions }: Assessed, wanted: string): Contribution | undefined => contributions.find((one) => key(one) === wanted);
  return keys
    .map((one) => ({ ours: find(winner, one), theirs: find(loser, one) }))
    .map(({ ours, theirs }) => ({ ours, theirs, gap: rounded((ours?.points ?? 0) - (theirs?.points ?? 0)) }))
    .filter(({ gap }) => gap > 0)
    .sort((a, b) => b.gap - a.gap)
    .map(({ ours, theirs, gap }) => {
      if (ours === undefined) return { gap, words: `${theirs?.because ?? ""} (-${gap.toFixed(2)} for ${loser.option.title})` };
      return { gap, words: `${theirs === undefined || ours.weight === undefined ? ours.because : compared([winner.option, ours], [loser.option, theirs])} (+${gap.toFixed(2)})` };
    });
}

const subjects: Readonly<Record<string, string>> = {
  fit: "fit for the domain", speed: "speed of development", hiring: "ease of hiring", perf: "speed at run time", ease: "ease of learning", scal: "room to scale", ai: "libraries for models and data",
};

type Valued = readonly [option: Option, contribution: Contribution];

/** "fit for the domain 9 of 10 against 6"; what a team ships is said in its own words. */
function compared([winner, ours]: Valued, [loser, theirs]: Valued): string {
  const subject = subjects[ours.criterion];
  if (subject !== undefined) return `${subject} ${shown(ours)} of 10 against ${shown(theirs)}`;
  if ((theirs.value ?? 0) === 0) return `${ours.because}, and nobody ${loser.title}`;
  if (theirs.fact === `adjacent.${winner.name}`) return `${ours.because}, which is near enough to ${loser.title} to count as ${Math.round((theirs.value ?? 0) * 10)} %`;
  return `${ours.because}, and ${sharesOf([ours, theirs]) ? theirs.because.replace(shipped, "$1 ") : theirs.because}`;
}

const shipped = /^(\d+ %) of the team ship (?=[^,]+$)/;

/** Both say what share of the team ships a language, and nothing else. */
function sharesOf(both: readonly Contribution[]): boolean {
  return both.every(({ because }) => shipped.test(because));
}

/** "ease of hiring is 5 of 10, and 10 with TypeScript"; of a team, what it ships of the other. */
export function behindIn(ours: Contribution, theirs: Contribution, other: string): string {
  const subject = subjects[ours.criterion];
  return subject === undefined ? theirs.because : `${subject} is ${shown(ours)} of 10, and ${shown(theirs)} with ${other}`;
}

function shown({ value = 0 }: Contribution): string {
  return String(Math.round(value * 10) / 10);
}
