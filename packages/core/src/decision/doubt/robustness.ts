import type { Catalogue } from "../../catalogue/option.ts";
import { changeProfile, valueAt } from "../../profile/change-profile.ts";
import type { Profile } from "../../profile/profile.ts";
import { answer, type Asked } from "../choosing/answer.ts";
import { leadingQuestions, outcomeOf } from "./outcome.ts";

const wholeNumbers = new Set(["team.now", "team.in18m", "load.connections"]);
const numbers = ["team.now", "team.in18m", "delivery.weeks", "load.peakRpsNow", "load.peakRps24m", "load.users", "load.users24m", "load.connections", "workMs", "data.sizeGb24m", "slo.p99Ms", "budgetUsdMonth"] as const;

/** Whether the leading answers stay when the numbers that were said are a tenth larger or smaller, each alone and all together. */
export function isRobust(profile: Profile, catalogue: Catalogue, asked: Asked): boolean {
  const lean = { ...asked, only: leadingQuestions };
  const now = outcomeOf(answer(profile, catalogue, lean));
  const said = numbers.filter((key) => profile.origins[key] === "answered" || profile.origins[key] === "file");
  const groups = said.length > 1 ? [...said.map((key) => [key]), said] : said.map((key) => [key]);
  return groups.every((keys) => [0.9, 1.1].every((factor) => outcomeOf(answer(changeProfile(profile, scaled(profile, keys, factor)), catalogue, lean)) === now));
}

function scaled(profile: Profile, keys: readonly string[], factor: number): Record<string, number> {
  return Object.fromEntries(keys.map((key) => {
    const value = (valueAt(profile, key) as number) * factor;
    return [key, wholeNumbers.has(key) ? Math.max(1, Math.round(value)) : value];
  }));
}
