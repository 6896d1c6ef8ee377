import type { Option } from "../../catalogue/option.ts";
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
  appTraits(traits: ReadonlySet<string>): readonly string[];
  /** Where constraints leave a required question nothing, take the best of what they removed. */
  readonly forced: boolean;
}

/** Answers the questions in order, best first, and steps back where an answer leaves a later required question without one. */
export function choose(mind: Mind, search: Search, start: Domains): readonly Turn[] | undefined {
  const visit = (index: number, turns: readonly Turn[], domains: Domains): readonly Turn[] | undefined => {
    const step = search.steps[index];
    if (step === undefined) return turns;
    const turn = turnOf(step, turns, { mind, search, domains });
    for (const chosen of eligible(turn, search)) {
      const next = narrow(domains, chosen.option, { catalogue: mind.catalogue, steps: search.steps }) ?? (search.forced ? domains : undefined);
      const rest = next === undefined ? undefined : visit(index + 1, [...turns, { ...turn, chosen }], next);
      if (rest !== undefined) return rest;
    }
    if (mustAnswer(step) || search.pins.has(step.question)) return undefined;
    return visit(index + 1, [...turns, turn], domains);
  };
  return visit(0, [], start);
}

function turnOf(step: Step, turns: readonly Turn[], { mind, search, domains }: { mind: Mind; search: Search; domains: Domains }): Turn {
  const chosen = turns.flatMap((turn) => (turn.chosen === undefined ? [] : [turn.chosen.option]));
  const traits = new Set([...chosen, ...search.pins.values()].flatMap((option) => option.traits));
  const signals = afterChoosing(mind.signals, chosen, search.appTraits(traits));
  const now: Mind = { ...mind, signals };
  const open = new Set(turns.filter((turn) => turn.chosen === undefined).map((turn) => turn.step.question));
  const assessed = (mind.catalogue.get(step.question) ?? []).map((option) => ifOfUse(assess(option, step, now), signals.traits, open));
  return { step, assessed: [...assessed].sort(byScore), allowed: domains };
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
