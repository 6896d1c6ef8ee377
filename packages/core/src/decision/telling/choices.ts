import type { Option } from "../../catalogue/option.ts";
import type { Assessed } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import type { Aside, Choice } from "../decision.ts";
import { healthTold } from "./health.ts";
import { rejectionOf, runnerUpOf, whyNot } from "./explain.ts";

interface Context {
  readonly pins: ReadonlyMap<string, string>;
  /** The answers without pins. */
  readonly free: readonly Turn[];
  /** The answers without the radar. */
  readonly unruled: readonly Turn[];
  /** The answers without the organisation's own facts. */
  readonly published: readonly Turn[];
  /** The answers when generators do not matter (or, if they did not, when they do). */
  readonly other: readonly Turn[];
  readonly generatesOnly: boolean;
  /** How long the result must live. */
  readonly horizonYears: number;
  doubt(turn: Turn): Pick<Choice, "confidence" | "doubts" | "stability">;
}

/** Turns as the reader sees them: what was chosen, why, and why nothing else. */
export function choicesOf(turns: readonly Turn[], context: Context): Readonly<Record<string, Choice>> {
  return Object.fromEntries(turns.flatMap((turn) => (turn.chosen === undefined ? [] : [[turn.step.question, choiceOf(turn, turn.chosen, { turns, context })]])));
}

function choiceOf(turn: Turn, chosen: Assessed, { turns, context }: { turns: readonly Turn[]; context: Context }): Choice {
  const { question } = turn.step;
  const { option } = chosen;
  const { reversibility, tradeOff, confirmedBy } = option.rules ?? {};
  const isPinned = context.pins.has(question);
  const earlier = turns.slice(0, turns.indexOf(turn)).flatMap((one) => (one.chosen === undefined ? [] : [one.chosen.option]));
  const pinned = turns.flatMap((one) => (one.chosen !== undefined && context.pins.has(one.step.question) ? [one.chosen.option] : []));
  const others = [...earlier, ...pinned];
  const health = healthTold(option, context.horizonYears);
  const runnerUp = isPinned ? undefined : runnerUpOf(turn);
  return {
    question,
    option: option.name,
    title: option.title,
    score: chosen.score,
    reasons: chosen.contributions,
    rejected: turn.assessed.filter((one) => one !== chosen).map((one) => rejectionOf(one, turn, { others, pinned: isPinned })),
    ...(runnerUp === undefined ? {} : { runnerUp }),
    ...context.doubt(turn),
    pinned: isPinned,
    ...(chosen.removed === undefined ? {} : { against: chosen.removed.code }),
    ...asides(turn, chosen, context),
    generates: option.generates,
    ...(reversibility === undefined ? {} : { reversibility }),
    ...(tradeOff === undefined ? {} : { tradeOff }),
    ...(health === undefined ? {} : { health }),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
  };
}

/** What would have been chosen otherwise: without pins, without the radar, without the organisation's own facts, with or without regard to generators. */
function asides(turn: Turn, chosen: Assessed, context: Context): Pick<Choice, "otherwise" | "withoutRadar" | "withoutOverrides" | "advised" | "bestGenerated"> {
  const differing = (turns: readonly Turn[]): Assessed | undefined => {
    const best = turns.find(({ step }) => step.question === turn.step.question)?.chosen;
    return best?.option.name === chosen.option.name ? undefined : best;
  };
  const { title, generates } = chosen.option;
  const other = differing(context.other);
  const otherwise = differing(context.free);
  const withoutRadar = differing(context.unruled);
  const withoutOverrides = differing(context.published);
  return {
    ...(otherwise === undefined ? {} : { otherwise: aside(otherwise, context.pins.has(turn.step.question) ? `without the pin: ${otherwise.option.title}, ${title} ${whyNot(otherwise, chosen)}` : `without the pins elsewhere: ${otherwise.option.title}`) }),
    ...(withoutRadar === undefined ? {} : { withoutRadar: aside(withoutRadar, `without the radar: ${withoutRadar.option.title}`) }),
    ...(withoutOverrides === undefined ? {} : { withoutOverrides: aside(withoutOverrides, `without the organisation's own facts: ${withoutOverrides.option.title}`) }),
    ...(other === undefined || !context.generatesOnly ? {} : { advised: aside(other, `${other.option.title} would fit better, but ${whyNotGenerated(other.option, chosen.option)}; best that we generate is ${title}`) }),
    ...(other?.option.generates === true && !generates && !context.generatesOnly ? { bestGenerated: aside(other, `we do not generate ${title}; best that we generate is ${other.option.title}`) } : {}),
  };
}

/** Whether generators would change anything: somewhere one that we generate stood beside the chosen one that we do not. */
export function missesGenerator(turns: readonly Turn[]): boolean {
  return turns.some(({ chosen, assessed, allowed, step }) => chosen?.option.generates === false && assessed.some(({ option }) => option.generates && allowed.get(step.question)?.has(option.name) === true));
}

/** Where the better option lacks no generator itself, or its question has none at all, others that it goes with do. */
function whyNotGenerated(better: Option, chosen: Option): string {
  return better.generates || !chosen.generates ? "not with the rest that we generate" : "there is no generator for it yet";
}

function aside({ option }: Assessed, sentence: string): Aside {
  return { option: option.name, title: option.title, sentence };
}
