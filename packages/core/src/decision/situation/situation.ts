import type { Option } from "../../catalogue/option.ts";
import type { Signals } from "../../catalogue/signals.ts";
import { carriedPeak } from "../../profile/load-of-users.ts";
import type { Profile } from "../../profile/profile.ts";
import { capacityOf } from "./capacity.ts";
import { compareCosts } from "./cost.ts";
import { classOf } from "./domain-class.ts";
import { forcesOn } from "./forces.ts";
import type { PriceList } from "./prices.ts";
import { teamsOf } from "./team.ts";
import type { Known } from "./technologies.ts";

/** Domains in which a lost or doubled record is lost or doubled money, whatever else was said. */
const ledgerDomains = new Set(["banking", "trading"]);
/** Domains in which that holds wherever something is booked; beside it, carts and listings are as good as their latest state. */
const shopDomains = new Set(["ecommerce", "marketplace"]);

/** Every signal of a profile before anything is chosen. One literal without spreads: every probe needs a situation, and engines build this one a hundred times as fast. */
export function situationOf(profile: Profile, prices: PriceList | undefined): Signals {
  const { team, delivery, load, data, slo, constraints, ops, independence } = profile;
  const { need, resistance, net } = forcesOn(profile);
  const costs = costSignals(profile, prices);
  return {
    "team.now": team.now, "team.in18m": team.in18m, "team.teams": teamsOf(team),
    "delivery.weeks": delivery.weeks, "delivery.horizonYears": delivery.horizonYears, "delivery.codebase": delivery.codebase, "delivery.boundaries": delivery.boundaries,
    domain: profile.domain, "domain.class": classOf(profile),
    "load.peakNow": load.peakRpsNow, "load.peak24m": carriedPeak(load), "load.average24m": capacityOf(profile).averageRps, "load.pattern": load.pattern, "load.connections": load.connections,
    work: profile.work, "work.ms": profile.workMs,
    "data.needs": data.needs, "data.sizeGb": data.sizeGb24m, "data.crossModuleTx": data.crossModuleTx, "data.vectorsMillions": data.vectorsMillions, "data.writesPerSecond": data.writesPerSecond,
    "data.strict": isStrict(profile),
    "models.use": profile.models.use,
    "slo.p99Ms": slo.p99Ms, "slo.availability": slo.availability,
    "constraints.regulations": constraints.regulations, "constraints.residency": constraints.residency, "constraints.onPrem": constraints.onPrem, "constraints.customerInstalled": constraints.customerInstalled,
    "constraints.hasCloud": constraints.existingCloud !== undefined, "constraints.exitDuty": constraints.regulations.includes("dora"),
    ops, "ops.level": ops.length,
    budget: profile.budgetUsdMonth,
    "independence.parts": independence.parts, "independence.contention": independence.contention,
    "split.need": need, "split.resistance": resistance, "split.net": net,
    "cost.functionsExtraUsd": costs["cost.functionsExtraUsd"], "cost.functionsRatio": costs["cost.functionsRatio"], "cost.matters": costs["cost.matters"], "cost.onlyFunctionsFit": costs["cost.onlyFunctionsFit"],
    traits: [], chosen: [],
    "self.known": false, "self.share": 0, "self.existing": false,
  };
}

/** Whether a store has to keep both of two records or neither. */
function isStrict({ domain, data }: Profile): boolean {
  const books = data.needs.includes("transactions");
  return ledgerDomains.has(domain) || (shopDomains.has(domain) ? books || data.crossModuleTx : books && data.crossModuleTx);
}

/** What the prices of a cloud say to a profile; nothing where they are not known. */
export type CostSignals = Pick<Signals, "cost.functionsExtraUsd" | "cost.functionsRatio" | "cost.matters" | "cost.onlyFunctionsFit">;

/** Functions beside containers at the load of 24 months. */
export function costSignals(profile: Profile, prices: PriceList | undefined): CostSignals {
  const costs = compareCosts(profile, prices);
  if (costs === undefined) return { "cost.functionsExtraUsd": 0, "cost.functionsRatio": 1, "cost.matters": false, "cost.onlyFunctionsFit": false };
  const { functionsUsd, containersUsd, floorUsd, matters } = costs;
  return { "cost.functionsExtraUsd": functionsUsd - containersUsd, "cost.functionsRatio": functionsUsd / containersUsd, "cost.matters": matters, "cost.onlyFunctionsFit": floorUsd > profile.budgetUsdMonth && functionsUsd <= profile.budgetUsdMonth };
}

/** The same situation after some options were chosen. */
export function afterChoosing(signals: Signals, chosen: readonly Option[], appTraits: readonly string[]): Signals {
  return {
    ...signals,
    traits: [...chosen.flatMap(({ traits }) => traits), ...appTraits],
    chosen: chosen.map(({ question, name }) => `${question}:${name}`),
  };
}

/** What an option sees of itself. */
export type SelfSignals = Pick<Signals, "self.known" | "self.share" | "self.existing">;

/** A situation as one option sees it: what all see, and beside it, so that it need not be copied for each, what it sees of itself. */
export interface Seen {
  readonly signals: Signals;
  readonly self: SelfSignals;
}

/** The situation as one option sees it. */
export function seenBy(option: Option, signals: Signals, known: Known): Seen {
  return { signals, self: { "self.known": known.knows(option), "self.share": known.shareOf(option), "self.existing": known.existing(option) } };
}
