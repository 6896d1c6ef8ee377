import type { Assessed } from "./assess.ts";
import type { Turn } from "./choose.ts";
import type { Choice, Confidence } from "./decision.ts";
import { losesTo, rejectionOf, runnerUpOf } from "./explain.ts";

interface Context {
  readonly pins: ReadonlyMap<string, string>;
  /** The answers without pins. */
  readonly free: readonly Turn[];
  /** The answers when generators do not matter (or, if they did not, when they do). */
  readonly other: readonly Turn[];
  readonly generatesOnly: boolean;
  confidence(turn: Turn): Confidence;
}

/** Turns as the reader sees them: what was chosen, why, and why nothing else. */
export function choicesOf(turns: readonly Turn[], context: Context): Readonly<Record<string, Choice>> {
  return Object.fromEntries(turns.flatMap((turn) => (turn.chosen === undefined ? [] : [[turn.step.question, choiceOf(turn, turn.chosen, { turns, context })]])));
}

function choiceOf(turn: Turn, chosen: Assessed, { turns, context }: { turns: readonly Turn[]; context: Context }): Choice {
  const { question } = turn.step;
  const { option } = chosen;
  const isPinned = context.pins.has(question);
  const earlier = turns.slice(0, turns.indexOf(turn)).flatMap((one) => (one.chosen === undefined ? [] : [one.chosen.option]));
  const pinned = turns.flatMap((one) => (one.chosen !== undefined && context.pins.has(one.step.question) ? [one.chosen.option] : []));
  const others = [...earlier, ...pinned];
  const runnerUp = isPinned ? undefined : runnerUpOf(turn);
  return {
    question,
    option: option.name,
    title: option.title,
    score: chosen.score,
    reasons: chosen.contributions,
    rejected: turn.assessed.filter((one) => one !== chosen).map((one) => rejectionOf(one, turn, others, isPinned)),
    ...(runnerUp === undefined ? {} : { runnerUp }),
    confidence: context.confidence(turn),
    pinned: isPinned,
    ...otherwise(turn, chosen, context),
    generates: option.generates,
    ...generators(turn, chosen, context),
  };
}

function otherwise({ step }: Turn, chosen: Assessed, { free, pins }: Context): Pick<Choice, "otherwise"> {
  const best = free.find((turn) => turn.step.question === step.question)?.chosen;
  if (best === undefined || best.option.name === chosen.option.name) return {};
  const sentence = pins.has(step.question) ? `without the pin: ${best.option.title}, ${chosen.option.title} ${losesTo(best, chosen)}` : `without the pins elsewhere: ${best.option.title}`;
  return { otherwise: { option: best.option.name, title: best.option.title, sentence } };
}

function generators({ step }: Turn, chosen: Assessed, { other, generatesOnly }: Context): Pick<Choice, "bestGenerated" | "advised"> {
  const best = other.find((turn) => turn.step.question === step.question)?.chosen;
  if (best === undefined || best.option.name === chosen.option.name) return {};
  const named = { option: best.option.name, title: best.option.title };
  if (generatesOnly) return { advised: { ...named, sentence: `${best.option.title} fits better, but there is no generator for it yet; best that we generate is ${chosen.option.title}` } };
  if (chosen.option.generates) return {};
  return { bestGenerated: { ...named, sentence: `we do not generate ${chosen.option.title}; best that we generate is ${best.option.title}` } };
}
