import type { Catalogue } from "../../catalogue/option.ts";
import { peakFactor } from "../../profile/load-of-users.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Decision } from "../decision.ts";
import { compareCosts } from "./cost.ts";
import { pricesFor, type PriceList } from "./prices.ts";

/** What both ways to run it cost at one load. */
export interface CostPoint {
  /** Requests per second on average. */
  readonly averageRps: number;
  /** US dollars a month. */
  readonly functionsUsd: number;
  readonly containersUsd: number;
  /** Container instances that the peak of the load takes. */
  readonly instances: number;
}

/** Costs of one situation over the load. */
export interface CostCurve {
  readonly at: (averageRps: number) => CostPoint;
  readonly nowRps: number;
  readonly laterRps: number;
  /** The least that containers cost, and the load at which functions cost as much (reference model 3.9). */
  readonly floorUsd: number;
  readonly breakEvenRps: number;
  /** Load from which functions are dearer than the containers that the peak takes; absent when one is cheaper at every load from 0.001 to 1,000,000. */
  readonly crossingRps?: number;
}

const least = 0.001;
const most = 1e6;

/** Functions against containers over the load, all else as decided; undefined when the catalogue has no prices. */
export function costCurveOf({ profile, choices }: Pick<Decision, "profile" | "choices">, catalogue: Catalogue): CostCurve | undefined {
  const factor = catalogue.get("language")?.find(({ name }) => name === choices["language"]?.option)?.facts["cpuFactor"]?.value;
  const cpuFactor = typeof factor === "number" ? factor : 1;
  const prices = pricesFor(profile, catalogue, choices["cloud"]?.option);
  const costs = compareCosts(profile, prices, cpuFactor);
  if (costs === undefined) return undefined;
  const { floorUsd, breakEvenRps } = costs;
  const peakOver = peakFactor[profile.load.pattern];
  const at = (averageRps: number): CostPoint => pointAt(averageRps, { profile, prices, cpuFactor }) ?? { averageRps, ...costs };
  const crossingRps = crossingOf({ profile, prices, cpuFactor });
  const { peakRpsNow, peakRps24m } = profile.load;
  return { at, nowRps: peakRpsNow / peakOver, laterRps: peakRps24m / peakOver, floorUsd, breakEvenRps, ...(crossingRps === undefined ? {} : { crossingRps }) };
}

/** What costs follow from, beside the load. */
interface Terms {
  readonly profile: Profile;
  readonly prices: PriceList | undefined;
  readonly cpuFactor: number;
}

function pointAt(averageRps: number, { profile, prices, cpuFactor }: Terms): CostPoint | undefined {
  const costs = compareCosts(loaded(profile, averageRps * peakFactor[profile.load.pattern]), prices, cpuFactor);
  return costs === undefined ? undefined : { averageRps, functionsUsd: costs.functionsUsd, containersUsd: costs.containersUsd, instances: costs.instances };
}

function loaded(profile: Profile, peak: number): Profile {
  return { ...profile, load: { ...profile.load, peakRpsNow: peak, peakRps24m: peak } };
}

/** The load, on average, from which functions are dearer than the containers that its peak takes; undefined where one is cheaper at every load. Halves the range, on a logarithmic scale, until it is known to a thousandth. */
export function crossingOf(terms: Terms): number | undefined {
  const functionsAreDearer = (rps: number): boolean => {
    const point = pointAt(rps, terms);
    return point !== undefined && point.functionsUsd > point.containersUsd;
  };
  let [low, high] = [least, most];
  if (functionsAreDearer(low) || !functionsAreDearer(high)) return undefined;
  while (high / low > 1.001) {
    const middle = Math.sqrt(low * high);
    if (functionsAreDearer(middle)) high = middle;
    else low = middle;
  }
  return high;
}
