import type { Catalogue, Fact, Option } from "../../catalogue/option.ts";
import type { Profile } from "../../profile/profile.ts";

/** Prices of running by the request, US dollars. */
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

/** What a cloud asks for functions and for containers (facts `price.*` of its option). */
export interface PriceList {
  /** Title of the cloud. */
  readonly cloud: string;
  /** These are not the prices of the cloud that was asked for, which are not known. */
  readonly yardstick: boolean;
  readonly prices: RequestPrices & InstancePrices & { readonly containerRequest: number };
  /** Currency, region, date and source. */
  readonly terms: string;
}

/** Prices of a cloud, or as a yardstick those of the first one that has any; undefined where none has, or where the hardware is one's own. */
export function pricesFor({ constraints }: Pick<Profile, "constraints">, catalogue: Catalogue, cloud: string | undefined): PriceList | undefined {
  if (constraints.onPrem) return undefined;
  const lists = priceListsOf(catalogue);
  const own = cloud === undefined ? undefined : lists.get(cloud);
  const [first] = lists.values();
  return own ?? (first === undefined || cloud === undefined ? first : { ...first, yardstick: true });
}

const known = new WeakMap<Catalogue, ReadonlyMap<string, PriceList>>();

/** Every cloud whose prices are known, by name, the usual one first. */
export function priceListsOf(catalogue: Catalogue): ReadonlyMap<string, PriceList> {
  const cached = known.get(catalogue);
  if (cached !== undefined) return cached;
  const clouds = (catalogue.get("cloud") ?? []).filter(({ facts }) => facts["price.request"] !== undefined && facts["price.vcpuHour"] !== undefined);
  const lists = new Map([...clouds].sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1)).map((option) => [option.name, listOf(option)]));
  known.set(catalogue, lists);
  return lists;
}

const names = ["request", "gateway", "gbSecond", "balancerMonth", "vcpuHour", "gbHour", "containerRequest"] as const;

function listOf({ title, facts }: Option): PriceList {
  const value = (name: (typeof names)[number]): number => {
    const found = facts[`price.${name}`]?.value;
    return typeof found === "number" ? found : 0;
  };
  const terms = new Set(names.flatMap((name) => (facts[`price.${name}`] === undefined ? [] : [termsOf(facts[`price.${name}`])])));
  return { cloud: title, yardstick: false, prices: { request: value("request"), gateway: value("gateway"), gbSecond: value("gbSecond"), balancerMonth: value("balancerMonth"), vcpuHour: value("vcpuHour"), gbHour: value("gbHour"), containerRequest: value("containerRequest") }, terms: [...terms].join("; ") };
}

function termsOf(fact: Fact | undefined): string {
  return `${fact?.unit ?? "USD"}, ${fact?.region ?? "any region"}, ${fact?.date ?? "undated"}: ${fact?.source ?? "estimate"}`;
}
