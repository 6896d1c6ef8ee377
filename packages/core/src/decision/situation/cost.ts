import type { Catalogue, Option } from "../../catalogue/option.ts";
import type { Profile } from "../../profile/profile.ts";
import { capacityOf, hoursPerMonth, type Capacity } from "./capacity.ts";

/** Prices of running by the request, US dollars (facts `price.*` of an option). */
export interface RequestPrices {
  readonly request: number;
  readonly gateway: number;
  readonly gbSecond: number;
}

/** Prices of running by the hour, US dollars. */
export interface InstancePrices {
  readonly balancerMonth: number;
  readonly vcpuHour: number;
  readonly gbHour: number;
}

export interface Instance {
  readonly vcpu: number;
  readonly gb: number;
}

export const smallInstance: Instance = { vcpu: 0.5, gb: 1 };
const functionGb = 0.5;

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

/** Instances that a capacity takes. */
export function instancesFor(capacity: Capacity, size: Instance = smallInstance): number {
  return Math.max(capacity.leastInstances, Math.ceil(capacity.vcpu / size.vcpu));
}

/** Both ways to pay, at the load of 24 months. */
export interface CostComparison {
  readonly functionsUsd: number;
  readonly containersUsd: number;
  readonly instances: number;
  /** The least that containers cost, whatever the load. */
  readonly floorUsd: number;
  readonly breakEvenRequests: number;
  readonly breakEvenRps: number;
  /** The difference is large enough to speak: over 300 USD and over 20 % of the budget. */
  readonly matters: boolean;
  /** Currency, region, date and source of the prices. */
  readonly prices: string;
}

/** Functions against containers; undefined when the catalogue carries no prices for both. */
export function compareCosts(profile: Profile, catalogue: Catalogue, cpuFactor = 1): CostComparison | undefined {
  const compute = catalogue.get("compute") ?? [];
  const byRequest = compute.find(({ facts }) => facts["price.request"] !== undefined);
  const byHour = compute.find(({ facts }) => facts["price.vcpuHour"] !== undefined);
  if (byRequest === undefined || byHour === undefined) return undefined;
  const capacity = capacityOf(profile, cpuFactor);
  const perRequest = costPerRequest({ request: price(byRequest, "request"), gateway: price(byRequest, "gateway"), gbSecond: price(byRequest, "gbSecond") }, profile.workMs / 1000);
  const prices = { balancerMonth: price(byHour, "balancerMonth"), vcpuHour: price(byHour, "vcpuHour"), gbHour: price(byHour, "gbHour") };
  const instances = instancesFor(capacity);
  const functionsUsd = perRequest * capacity.requestsPerMonth;
  const containersUsd = costOfInstances(prices, instances);
  const floorUsd = costOfInstances(prices, capacity.leastInstances);
  const breakEvenRequests = breakEven(floorUsd, perRequest);
  return {
    functionsUsd,
    containersUsd,
    instances,
    floorUsd,
    breakEvenRequests,
    breakEvenRps: breakEvenRequests / (hoursPerMonth * 3600),
    matters: Math.abs(functionsUsd - containersUsd) > Math.max(300, 0.2 * profile.budgetUsdMonth),
    prices: [byRequest.facts["price.request"], byHour.facts["price.vcpuHour"]].map((fact) => `${fact?.unit ?? "USD"}, ${fact?.region ?? "any region"}, ${fact?.date ?? "undated"}: ${fact?.source ?? "estimate"}`).join("; "),
  };
}

function price(option: Option, key: string): number {
  const value = option.facts[`price.${key}`]?.value;
  return typeof value === "number" ? value : 0;
}
