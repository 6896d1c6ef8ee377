import type { Profile } from "../../profile/profile.ts";
import { capacityOf, hoursPerMonth, type Capacity } from "./capacity.ts";
import type { InstancePrices, PriceList, RequestPrices } from "./prices.ts";

export interface Instance {
  readonly vcpu: number;
  readonly gb: number;
}

export const smallInstance: Instance = { vcpu: 0.5, gb: 1 };
const functionGb = 0.5;
/** A difference that nobody decides by, and the share of the budget up to which that holds, too. */
export const leastUsdMonth = 300;
const budgetShare = 0.2;
/** Whatever the budget, nobody passes over a bill that pays another engineer. */
export const engineerUsdMonth = 10_000;

/** US dollars of one request that takes `seconds` of wall time in `gb` of memory. */
export function costPerRequest(prices: RequestPrices, seconds: number, gb = functionGb): number {
  return prices.request + prices.gateway + seconds * gb * prices.gbSecond;
}

/** US dollars a month for that many instances behind a balancer. */
export function costOfInstances(prices: InstancePrices, instances: number, size: Instance = smallInstance): number {
  return prices.balancerMonth + hoursPerMonth * instances * (size.vcpu * prices.vcpuHour + size.gb * prices.gbHour);
}

/** Requests a month at which functions cost as much as the least instances. */
export function breakEven(floorUsd: number, perRequestUsd: number): number {
  return floorUsd / perRequestUsd;
}

/** Instances that a capacity takes at its peak. */
export function instancesFor(capacity: Capacity, size: Instance = smallInstance): number {
  return Math.max(capacity.leastInstances, Math.ceil(capacity.vcpu / size.vcpu));
}

/** Provisioned over used capacity, at most (reference model 3.9: 1.3 to 4): managed containers come and go with the load, and keep up with a day's rise. */
const provisionedOverUsed = 4;

/** Instances that are paid for over a month: those of the peak, or fewer where the peak is short and far above the rest. */
export function paidInstances(capacity: Capacity): number {
  const share = Math.min(1, (provisionedOverUsed * capacity.averageRps) / capacity.peakRps);
  return instancesFor({ ...capacity, vcpu: capacity.peakRps > 0 ? capacity.vcpu * share : 0 });
}

/** Both ways to pay, at the load of 24 months. */
export interface CostComparison {
  readonly functionsUsd: number;
  readonly containersUsd: number;
  /** At the peak. */
  readonly instances: number;
  /** The least that containers cost, whatever the load. */
  readonly floorUsd: number;
  readonly breakEvenRequests: number;
  readonly breakEvenRps: number;
  /** The difference is large enough to speak: over 300 USD and over 20 % of the budget, or over what an engineer costs. */
  readonly matters: boolean;
  /** The difference from which it does, US dollars a month. */
  readonly countsFromUsd: number;
  /** The cloud whose prices these are; a yardstick where those of the chosen one are not known. */
  readonly cloud: string;
  readonly yardstick: boolean;
  /** Currency, region, date and source of the prices. */
  readonly prices: string;
}

/** Functions against containers at one list of prices; undefined without one. */
export function compareCosts(profile: Profile, list: PriceList | undefined, cpuFactor = 1): CostComparison | undefined {
  if (list === undefined) return undefined;
  const { prices, cloud, yardstick, terms } = list;
  const capacity = capacityOf(profile, cpuFactor);
  const perRequest = costPerRequest(prices, profile.workMs / 1000);
  const instances = instancesFor(capacity);
  const functionsUsd = perRequest * capacity.requestsPerMonth;
  const containersUsd = costOfInstances(prices, paidInstances(capacity)) + prices.containerRequest * capacity.requestsPerMonth;
  const floorUsd = costOfInstances(prices, capacity.leastInstances);
  const countsFromUsd = Math.max(leastUsdMonth, Math.min(budgetShare * profile.budgetUsdMonth, engineerUsdMonth));
  const breakEvenRequests = breakEven(floorUsd, perRequest - prices.containerRequest);
  return {
    functionsUsd,
    containersUsd,
    instances,
    floorUsd,
    breakEvenRequests,
    breakEvenRps: breakEvenRequests / (hoursPerMonth * 3600),
    matters: Math.abs(functionsUsd - containersUsd) > countsFromUsd,
    countsFromUsd,
    cloud,
    yardstick,
    prices: terms,
  };
}
