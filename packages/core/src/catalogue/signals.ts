import type {
  Boundaries, Codebase, Contention, DataNeed, Domain, ModelUse, OpsTick, Parts, Pattern, Regulation, Work,
} from "./words.ts";

/** Families of domains that ask the same of a language. */
export const domainClasses = [
  "default", "startup", "realtime", "ai", "data", "banking", "telecom", "enterprise", "performance", "web", "glue",
] as const;
export type DomainClass = (typeof domainClasses)[number];

/** What a rule of an option may look at: the profile, what follows from it, and what was chosen before. */
export interface Signals {
  readonly "team.now": number;
  readonly "team.in18m": number;
  /** Engineers in 18 months by seven, rounded up. */
  readonly "team.teams": number;
  readonly "delivery.weeks": number;
  readonly "delivery.horizonYears": number;
  readonly "delivery.codebase": Codebase;
  readonly "delivery.boundaries": Boundaries;
  readonly domain: Domain;
  readonly "domain.class": DomainClass;
  readonly "load.peakNow": number;
  readonly "load.peak24m": number;
  /** Requests per second on average, in 24 months. */
  readonly "load.average24m": number;
  readonly "load.pattern": Pattern;
  readonly "load.connections": number;
  readonly work: readonly Work[];
  /** Wall time of a request in milliseconds. */
  readonly "work.ms": number;
  readonly "data.needs": readonly DataNeed[];
  readonly "data.sizeGb": number;
  readonly "data.crossModuleTx": boolean;
  readonly "data.vectorsMillions": number;
  readonly "data.writesPerSecond": number;
  /** Money moves, or transactions span modules that ask for them. */
  readonly "data.strict": boolean;
  readonly "models.use": ModelUse;
  readonly "slo.p99Ms": number;
  readonly "slo.availability": number;
  readonly "constraints.regulations": readonly Regulation[];
  readonly "constraints.residency": readonly string[];
  readonly "constraints.onPrem": boolean;
  readonly "constraints.customerInstalled": boolean;
  /** A cloud is in use today (its name is the option's `self.existing`). */
  readonly "constraints.hasCloud": boolean;
  /** A way out of each provider must be documented and tested. */
  readonly "constraints.exitDuty": boolean;
  readonly ops: readonly OpsTick[];
  /** Ticks in `ops`, 0 to 5. */
  readonly "ops.level": number;
  readonly budget: number;
  readonly "independence.parts": Parts;
  readonly "independence.contention": Contention;
  /** Points for a split, points against it, and the difference (reference model 3.5). */
  readonly "split.need": number;
  readonly "split.resistance": number;
  readonly "split.net": number;
  /** Functions minus containers, US dollars a month, and their ratio, at the load of 24 months. */
  readonly "cost.functionsExtraUsd": number;
  readonly "cost.functionsRatio": number;
  /** The difference exceeds 300 USD and 20 % of the budget, so cost may speak. */
  readonly "cost.matters": boolean;
  /** The least that containers cost is over the budget, and functions stay within it. */
  readonly "cost.onlyFunctionsFit": boolean;
  /** Traits of the options chosen so far. */
  readonly traits: readonly string[];
  /** `question:option` of what was chosen so far. */
  readonly chosen: readonly string[];
  /** The team runs this option today, or ships in it. */
  readonly "self.known": boolean;
  /** Share of the team, 0..1, that ships in this option. */
  readonly "self.share": number;
  /** This option is part of the present code or hosting. */
  readonly "self.existing": boolean;
}
