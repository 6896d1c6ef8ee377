import type { Catalogue } from "../../catalogue/option.ts";
import { changeProfile, valueAt } from "../../profile/change-profile.ts";
import type { Profile } from "../../profile/profile.ts";
import { answer, viewFor, type Asked } from "../choosing/answer.ts";
import { sidesOf } from "../choosing/answering.ts";
import { byScore, type Assessed } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import { reweighed, weightsFor } from "../choosing/criteria.ts";
import { eligibleIn } from "../telling/explain.ts";
import { leadingQuestions, outcomeOf } from "./outcome.ts";

const wholeNumbers = new Set(["team.now", "team.in18m", "delivery.horizonYears", "load.connections"]);
const numbers = ["team.now", "team.in18m", "delivery.weeks", "delivery.horizonYears", "load.peakRpsNow", "load.peakRps24m", "load.users", "load.users24m", "load.connections", "workMs", "data.sizeGb24m", "slo.p99Ms", "budgetUsdMonth"] as const;

/** A little more than the tenth that is promised, because several numbers may be off at once. */
const factors = [0.88, 1.12] as const;

/** Whether the leading answers stay when the numbers that were said are a tenth larger or smaller, each alone, all together, and team against load. */
export function isRobust(profile: Profile, catalogue: Catalogue, asked: Asked): boolean {
  const lean = { ...asked, only: [...leadingQuestions, "cloud", "hosting"] };
  const viewed = viewFor(catalogue, lean);
  const seen = new Map<string, readonly Turn[]>();
  const leadAt = (at: Profile): string => {
    const sides = sidesOf(at, viewed);
    const known = seen.get(sides);
    if (known?.every((turn) => leads(turn, at)) === true) return leadOf(known);
    const turns = answer(at, catalogue, lean) ?? [];
    seen.set(sides, turns);
    return leadOf(turns);
  };
  const now = leadAt(profile);
  return variantsOf(profile).every((changes) => leadAt(changeProfile(profile, changes)) === now);
}

function leadOf(turns: readonly Turn[]): string {
  return outcomeOf(turns.filter(({ step }) => leadingQuestions.includes(step.question)));
}

/** Whether the chosen option comes first under the weights of another profile, where nothing but weights is different. */
function leads({ chosen, assessed, allowed, step }: Turn, variant: Profile): boolean {
  if (step.method !== "weighted") return true;
  const weights = weightsFor(variant);
  let best: Assessed | undefined;
  for (const one of eligibleIn({ assessed, allowed, step })) {
    const now = { option: one.option, contributions: one.contributions, score: reweighed(one.contributions, weights) };
    if (best === undefined || byScore(now, best) < 0) best = now;
  }
  return best?.option === chosen?.option;
}

function variantsOf(profile: Profile): readonly Record<string, number>[] {
  const said = numbers.filter((key) => profile.origins[key] === "answered" || profile.origins[key] === "file");
  const [team, load] = [said.filter((key) => key.startsWith("team.")), said.filter((key) => !key.startsWith("team."))];
  const groups = [...said.map((key) => [key]), said, team, load].filter((keys, index) => index < said.length || keys.length > 1);
  return groups.flatMap((keys) => factors.map((factor) => scaled(profile, keys, factor)));
}

function scaled(profile: Profile, keys: readonly string[], factor: number): Record<string, number> {
  return Object.fromEntries(keys.map((key) => {
    const value = (valueAt(profile, key) as number) * factor;
    return [key, wholeNumbers.has(key) ? Math.max(1, Math.round(value)) : value];
  }));
}
