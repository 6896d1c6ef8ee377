import type { Catalogue } from "../../catalogue/option.ts";
import { changeProfile, valueAt } from "../../profile/change-profile.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Asked } from "../choosing/answer.ts";
import { answering } from "../choosing/answering.ts";
import { leadingQuestions, outcomeOf } from "./outcome.ts";

const wholeNumbers = new Set(["team.now", "team.in18m", "load.connections"]);
const numbers = ["team.now", "team.in18m", "delivery.weeks", "load.peakRpsNow", "load.peakRps24m", "load.users", "load.users24m", "load.connections", "workMs", "data.sizeGb24m", "slo.p99Ms", "budgetUsdMonth"] as const;

/** A little more than the tenth that is promised, because several numbers may be off at once. */
const factors = [0.88, 1.12] as const;

/** Whether the leading answers stay when the numbers that were said are a tenth larger or smaller, each alone, all together, and team against load. */
export function isRobust(profile: Profile, catalogue: Catalogue, asked: Asked): boolean {
  const lean = { ...asked, only: [...leadingQuestions, "cloud", "hosting"] };
  const leadOf = answering(catalogue, lean, (turns) => outcomeOf((turns ?? []).filter(({ step }) => leadingQuestions.includes(step.question))));
  const now = leadOf(profile);
  const said = numbers.filter((key) => profile.origins[key] === "answered" || profile.origins[key] === "file");
  const [team, load] = [said.filter((key) => key.startsWith("team.")), said.filter((key) => !key.startsWith("team."))];
  const groups = [...said.map((key) => [key]), said, team, load].filter((keys, index) => index < said.length || keys.length > 1);
  return groups.every((keys) => factors.every((factor) => leadOf(changeProfile(profile, scaled(profile, keys, factor))) === now));
}

function scaled(profile: Profile, keys: readonly string[], factor: number): Record<string, number> {
  return Object.fromEntries(keys.map((key) => {
    const value = (valueAt(profile, key) as number) * factor;
    return [key, wholeNumbers.has(key) ? Math.max(1, Math.round(value)) : value];
  }));
}
