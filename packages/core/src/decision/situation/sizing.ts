import type { Option } from "../../catalogue/option.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Sizing } from "../decision.ts";
import { capacityOf } from "./capacity.ts";
import { crossingOf } from "./cost-curve.ts";
import { compareCosts, engineerUsdMonth, leastUsdMonth } from "./cost.ts";
import type { PriceList } from "./prices.ts";
import { thousands } from "./thousands.ts";

/** What was chosen already and bears on money. */
interface Chosen {
  readonly prices: PriceList | undefined;
  readonly language: Option | undefined;
  /** Code of the constraint that rules functions out. */
  readonly functionsRuledOut: string | undefined;
}

/** Load, machines and money of a profile in the chosen language, rounded to what the inputs are worth: three digits. */
export function sizingOf(profile: Profile, { prices, language, functionsRuledOut }: Chosen): Sizing {
  const factor = language?.facts["cpuFactor"]?.value;
  const cpuFactor = typeof factor === "number" ? factor : 1;
  const capacity = capacityOf(profile, cpuFactor);
  const costs = compareCosts(profile, prices, cpuFactor);
  const crossing = crossingOf({ profile, prices, cpuFactor });
  const { averageRps, peakRps, cpuMs, vcpu, inFlight } = capacity;
  const size = { averageRps, peakRps, cpuMs, vcpu, inFlight };
  return {
    ...(Object.fromEntries(Object.entries(size).map(([key, value]) => [key, threeDigits(value)])) as unknown as typeof size),
    ...(costs === undefined
      ? {}
      : {
          cost: {
            functionsUsd: threeDigits(costs.functionsUsd),
            containersUsd: threeDigits(costs.containersUsd),
            instances: costs.instances,
            breakEvenRequests: threeDigits(costs.breakEvenRequests),
            breakEvenRps: threeDigits(costs.breakEvenRps),
            ...(crossing === undefined ? {} : { crossingRps: threeDigits(crossing) }),
            matters: costs.matters,
            countsFromUsd: threeDigits(costs.countsFromUsd),
            ...(functionsRuledOut === undefined ? {} : { functionsRuledOut }),
            cloud: costs.cloud,
            yardstick: costs.yardstick,
            prices: costs.prices,
          },
        }),
  };
}

/** Where both ways to pay meet, as far as a load of this shape goes. */
export function meetingOf({ crossingRps, functionsUsd, containersUsd }: NonNullable<Sizing["cost"]>): string {
  return crossingRps === undefined ? `${functionsUsd < containersUsd ? "functions" : "containers"} cost less at every load of this shape` : `they cost the same at about ${roughly(crossingRps)} requests per second on average`;
}

/** What the difference is worth to the decision. */
export function weightOf({ matters, countsFromUsd, functionsRuledOut }: NonNullable<Sizing["cost"]>): string {
  if (functionsRuledOut !== undefined) return `functions are ruled out for the whole of it, whatever they cost (${functionsRuledOut})`;
  if (matters) return "the difference counts in the decision";
  const share = countsFromUsd > leastUsdMonth && countsFromUsd < engineerUsdMonth ? ", a fifth of the budget" : "";
  return `the difference is too small to count (it does from ${thousands(countsFromUsd)} USD a month${share})`;
}

/** A figure that rests on estimates, as one says it: two digits. */
function roughly(value: number): string {
  return thousands(Number(value.toPrecision(2)));
}

/** 12,345 is 12,300; 0.012345 is 0.0123. */
export function threeDigits(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}
