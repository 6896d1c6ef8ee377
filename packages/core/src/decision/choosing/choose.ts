import type { Option } from "../../catalogue/option.ts";
import type { Signals } from "../../catalogue/signals.ts";
import { assess, byScore, type Assessed } from "./assess.ts";
import type { Mind } from "./mind.ts";
import { narrow, type Domains } from "./compatibility.ts";
import { mustAnswer, type Step } from "./plan.ts";
import { afterChoosing } from "../situation/situation.ts";

/** The question as it stood when its turn came. */
export interface Turn {
  readonly step: Step;
  readonly assessed: readonly Assessed[];
  readonly allowed: Domains;
  readonly chosen?: Assessed;
}

export interface Search {
  readonly steps: readonly Step[];
  readonly pins: ReadonlyMap<string, Option>;
  /** Traits that follow from the modules and the options chosen so far. */
  readonly appTraits: (traits: ReadonlySet<string>) => readonly string[];
  /** Where constraints leave a required question nothing, take the best of what they removed. */
  readonly forced: boolean;
}

/** Answers the questions in order, best first, and steps back where an answer leaves a later required question without one. */
export function choose(mind: Mind, search: Search, start: Domains): readonly Turn[] | undefined {
  const field = { catalogue: mind.catalogue, steps: search.steps, settled: !search.forced };
  const visit = (index: number, path: Path, domains: Domains): readonly Turn[] | undefined => {
    const step = search.steps[index];
    if (step === undefined) return path.turns;
    const turn: Turn = { step, assessed: assessedIn(path, step, mind), allowed: domains };
    for (const chosen of eligible(turn, search)) {
      const next = narrow(domains, chosen.option, field) ?? (search.forced ? domains : undefined);
      const rest = next === undefined ? undefined : visit(index + 1, after(path, { ...turn, chosen }, { mind, search }), next);
      if (rest !== undefined) return rest;
    }
    if (mustAnswer(step) || search.pins.has(step.question)) return undefined;
    return visit(index + 1, { ...path, turns: [...path.turns, turn], open: new Set([...path.open, step.question]) }, domains);
  };
  return visit(0, { turns: [], chosen: [], signals: afterChoosing(mind.signals, [], traitsOfApps([], search)), open: new Set() }, start);
}

/** What was answered so far, and how things stand by it. */
interface Path {
  readonly turns: readonly Turn[];
  readonly chosen: readonly Option[];
  readonly signals: Signals;
  /** Questions that have no answer. */
  readonly open: ReadonlySet<string>;
}

function after(path: Path, turn: Turn & { readonly chosen: Assessed }, { mind, search }: { mind: Mind; search: Search }): Path {
  const chosen = [...path.chosen, turn.chosen.option];
  return { turns: [...path.turns, turn], chosen, signals: afterChoosing(mind.signals, chosen, traitsOfApps(chosen, search)), open: path.open };
}

function traitsOfApps(chosen: readonly Option[], { pins, appTraits }: Search): readonly string[] {
  return appTraits(new Set([...chosen, ...pins.values()].flatMap(({ traits }) => traits)));
}

function assessedIn({ signals, open }: Path, step: Step, mind: Mind): readonly Assessed[] {
  const now: Mind = { ...mind, signals };
  return (mind.catalogue.get(step.question) ?? []).map((option) => ifOfUse(assess(option, step, now), signals.traits, open)).sort(byScore);
}

/** An option that needs a trait nobody has, or an answer to a question that does not arise, is not needed. */
function ifOfUse(one: Assessed, traits: readonly string[], open: ReadonlySet<string>): Assessed {
  if (one.removed !== undefined) return one;
  for (const [question, wanted] of Object.entries(one.option.needs)) {
    if (question === "trait" ? wanted.some((trait) => traits.includes(trait)) : !open.has(question)) continue;
    return { ...one, removed: { code: "N00", sentence: `not needed: only of use with ${wanted.join(" or ").replaceAll("-", " ")}`, kind: "unneeded" } };
  }
  return one;
}

function eligible({ assessed, allowed, step }: Turn, { pins, forced }: Search): readonly Assessed[] {
  const pin = pins.get(step.question);
  if (pin !== undefined) return assessed.filter(({ option }) => option === pin);
  const open = assessed.filter(({ option }) => allowed.get(step.question)?.has(option.name) === true);
  const free = open.filter(({ removed }) => removed === undefined);
  return free.length === 0 && forced && mustAnswer(step) ? open : free;
}
