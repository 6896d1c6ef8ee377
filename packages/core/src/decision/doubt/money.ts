import type { Option } from "../../catalogue/option.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Turn } from "../choosing/choose.ts";
import type { Contradiction } from "../decision.ts";

/** From here on what runs is spread over several zones. */
const spreadFrom = 99.99;
const zones = 3;
const lesserPromises = [99.9, 99] as const;

/** The least that the chosen cloud asks for instances that keep a promise of availability, US dollars a month; undefined where its prices are not known. */
export type FloorAt = (availability: number) => number | undefined;

export interface Purse {
  readonly profile: Profile;
  readonly pins: ReadonlySet<string>;
  readonly floorAt: FloorAt;
}

/** X04 and X06: what must run at least costs more than the budget. One sum for both, so that they never name two figures. Where the budget alone leaves nothing, that is an impasse, and said there. */
export function overBudget(turns: readonly Turn[], { profile: { slo, budgetUsdMonth }, pins, floorAt }: Purse): readonly Contradiction[] {
  const chosen = ["compute", "database", "cache"].flatMap((question) => turns.find(({ step }) => step.question === question)?.chosen ?? []);
  if (chosen.some(({ option, removed }) => removed?.code === "H11" && !pins.has(option.question))) return [];
  const running = chosen.map(({ option }) => option);
  const least = (availability: number): number => running.reduce((sum, option) => sum + (leastOf(option, availability, floorAt) ?? 0), 0);
  const sum = least(slo.availability);
  if (sum <= budgetUsdMonth) return [];
  const parts = running.flatMap((option) => {
    const floor = leastOf(option, slo.availability, floorAt);
    return floor === undefined ? [] : [`${option.title} ${floor}`];
  });
  const spread = slo.availability >= spreadFrom && sum > least(99);
  const anywhere = running.reduce((total, option) => total + (estimateOf(option) ?? 0), 0);
  return [{
    code: spread ? "X04" : "X06",
    severity: anywhere > 3 * budgetUsdMonth ? "error" : "warning",
    keys: spread ? ["slo.availability", "budgetUsdMonth"] : ["budgetUsdMonth"],
    what: `${spread ? `${slo.availability} % asks for three zones: ` : ""}${parts.join(" + ")} = ${sum} USD a month at least, and the budget is ${budgetUsdMonth}.`,
    fix: `Raise the budget to ${sum}, or ${lesserPromise(slo.availability, budgetUsdMonth, least)}.`,
  }];
}

/** The highest promise that the budget pays for; where none does, one machine for everything. */
function lesserPromise(availability: number, budget: number, least: (availability: number) => number): string {
  const affordable = lesserPromises.find((one) => one < availability && least(one) <= budget);
  if (affordable !== undefined) return `promise ${affordable} %`;
  const alone = least(99);
  return `run all of it on one machine${alone < least(availability) ? ` and promise nothing: even one instance of each costs ${alone}` : ""}`;
}

/** The least that one option costs, US dollars a month. */
function leastOf(option: Option, availability: number, floorAt: FloorAt): number | undefined {
  const estimate = estimateOf(option);
  const { floorFrom } = option.rules ?? {};
  if (estimate === undefined || floorFrom === undefined) return estimate;
  return floorFrom === "prices" ? Math.max(estimate, Math.round(floorAt(availability) ?? 0)) : estimate * (availability >= spreadFrom ? zones : 1);
}

function estimateOf({ facts }: Option): number | undefined {
  const floor = facts["floor.usdMonth"]?.value;
  return typeof floor === "number" ? floor : undefined;
}
