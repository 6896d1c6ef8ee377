import type { Catalogue } from "../../catalogue/option.ts";
import type { Signals } from "../../catalogue/signals.ts";
import type { Profile } from "../../profile/profile.ts";
import { classesOf } from "../situation/domain-class.ts";
import { priceListsOf } from "../situation/prices.ts";
import { costSignals, situationOf, type CostSignals } from "../situation/situation.ts";
import { answer, viewFor, type Asked } from "./answer.ts";
import { isLarge } from "./assess.ts";
import type { Turn } from "./choose.ts";
import { inBounds, testsIn, type NumberTest } from "./condition.ts";
import { weightsFor } from "./criteria.ts";

/** Answers many profiles that differ a little: those between which no rule can tell are answered once. Gives what `read` makes of the turns. */
export function answering<T>(whole: Catalogue, asked: Asked, read: (turns: readonly Turn[] | undefined) => T): (profile: Profile) => T {
  const known = new Map<string, { readonly result: T }>();
  const viewed = viewFor(whole, asked);
  return (profile) => {
    const standpoint = standpointOf(profile, viewed);
    const found = known.get(standpoint) ?? { result: read(answer(profile, whole, asked)) };
    known.set(standpoint, found);
    return found.result;
  };
}

/** All that answers can depend on, in one word. */
export function standpointOf(profile: Profile, viewed: Catalogue): string {
  return [groundOf(profile, viewed), ...Object.values(weightsFor(profile))].join("|");
}

/** All that answers can depend on beside the weights of criteria: words as they are, and of numbers on which side of each bound they lie. */
function groundOf(profile: Profile, viewed: Catalogue): string {
  const { team, delivery, constraints, modules } = profile;
  return sidesOf(profile, viewed) + JSON.stringify([team.skills, team.knows, delivery.codebase, delivery.language, delivery.stack, constraints, modules]);
}

/** The ground of profiles that differ in numbers alone. */
export function sidesOf(profile: Profile, viewed: Catalogue): string {
  const { delivery, budgetUsdMonth } = profile;
  const { tests, floors } = reachOf(viewed);
  const lists = profile.constraints.onPrem ? [] : [...priceListsOf(viewed).values()];
  const signals = situationOf(profile, lists[0]);
  const elsewhere = lists.slice(1).map((list) => costSignals(profile, list));
  let sides = `${signals["domain.class"]}${classesOf(profile).join()}`;
  for (const [signal, bounds] of tests) {
    sides += `|${sideOf(signals[signal], bounds)}`;
    if (signal.startsWith("cost.")) for (const costs of elsewhere) sides += sideOf(costs[signal as keyof CostSignals], bounds);
  }
  for (const floor of floors) sides += floor > budgetUsdMonth ? "1" : "0";
  return `${sides}|${delivery.horizonYears}|${isLarge(profile) ? "large" : "small"}`;
}

function sideOf(value: unknown, bounds: readonly NumberTest[]): string {
  return typeof value === "number" ? bounds.map((bound) => (inBounds(bound, value) ? "1" : "0")).join("") : String(value);
}

interface Reach {
  /** Signals of the profile that rules look at; for numbers, with the bounds they are compared with. */
  readonly tests: readonly (readonly [signal: keyof Signals, bounds: readonly NumberTest[]])[];
  /** Least prices that are compared with the budget. */
  readonly floors: readonly number[];
}

const reaches = new WeakMap<Catalogue, Reach>();

/** What the rules of a catalogue look at. */
function reachOf(catalogue: Catalogue): Reach {
  const known = reaches.get(catalogue);
  if (known !== undefined) return known;
  const options = [...catalogue.values()].flat();
  const bounds = new Map<keyof Signals, Map<string, NumberTest>>();
  for (const { rules: { arises, removals = [], gates = [], points = [] } = {} } of options)
    for (const when of [arises?.when, ...removals.map((one) => one.when), ...gates.map((one) => one.needs), ...points.map((one) => one.when)])
      for (const [signal, test] of testsIn(when)) bounds.set(signal, (bounds.get(signal) ?? new Map<string, NumberTest>()).set(JSON.stringify(test), test as NumberTest));
  const reach = {
    tests: [...bounds].filter(([signal]) => !later.has(signal)).map(([signal, all]) => [signal, [...all.values()]] as const),
    floors: options.flatMap(({ facts }) => (typeof facts["floor.usdMonth"]?.value === "number" ? [facts["floor.usdMonth"].value] : [])),
  };
  reaches.set(catalogue, reach);
  return reach;
}

/** Known only while answering; they follow from the rest. */
const later: ReadonlySet<keyof Signals> = new Set<keyof Signals>(["traits", "chosen", "self.known", "self.share", "self.existing"]);
