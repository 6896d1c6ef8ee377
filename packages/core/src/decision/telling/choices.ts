import type { Assessed } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import type { Aside, Choice, Confidence } from "../decision.ts";
import { healthTold } from "./health.ts";
import { losesTo, rejectionOf, runnerUpOf } from "./explain.ts";

interface Context {
  readonly pins: ReadonlyMap<string, string>;
  /** The answers without pins. */
  readonly free: readonly Turn[];
  /** The answers without the radar. */
  readonly unruled: readonly Turn[];
  /** The answers when generators do not matter (or, if they did not, when they do). */
  readonly other: readonly Turn[];
  readonly generatesOnly: boolean;
  /** How long the result must live. */
  readonly horizonYears: number;
  doubt(turn: Turn): { readonly confidence: Confidence; readonly stability: number };
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

/** What would have been chosen otherwise: without pins, without the radar, with or without regard to generators. */
function asides({ step }: Turn, chosen: Assessed, context: Context): Pick<Choice, "otherwise" | "withoutRadar" | "advised" | "bestGenerated"> {
  const differing = (turns: readonly Turn[], sentence: (best: Assessed) => string): Aside | undefined => {
    const best = turns.find((turn) => turn.step.question === step.question)?.chosen;
    return best === undefined || best.option.name === chosen.option.name ? undefined : { option: best.option.name, title: best.option.title, sentence: sentence(best) };
  };
  const { title, generates } = chosen.option;
  const otherwise = differing(context.free, (best) => (context.pins.has(step.question) ? `without the pin: ${best.option.title}, ${title} ${losesTo(best, chosen)}` : `without the pins elsewhere: ${best.option.title}`));
  const withoutRadar = differing(context.unruled, (best) => `without the radar: ${best.option.title}`);
  const advised = context.generatesOnly ? differing(context.other, (best) => `${best.option.title} fits better, but there is no generator for it yet; best that we generate is ${title}`) : undefined;
  const bestGenerated = context.generatesOnly || generates ? undefined : differing(context.other, (best) => `we do not generate ${title}; best that we generate is ${best.option.title}`);
  return {
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(withoutRadar === undefined ? {} : { withoutRadar }),
    ...(advised === undefined ? {} : { advised }),
    ...(bestGenerated === undefined ? {} : { bestGenerated }),
  };
}
