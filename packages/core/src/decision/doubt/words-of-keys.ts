import { said } from "../situation/said.ts";
import { thousands } from "../situation/thousands.ts";
import type { Edge } from "./edges.ts";

/** Units of the numbers of a profile, as one says them after a figure. */
const units: Readonly<Record<string, string>> = {
  "team.in18m": "engineers in 18 months",
  "delivery.weeks": "weeks to the first release",
  "delivery.horizonYears": "years it must live",
  "load.peakRps24m": "requests per second at the peak in 24 months",
  "load.connections": "connections open at once",
  workMs: "ms of wall time for a request",
  "data.sizeGb24m": "GB of data in 24 months",
  "data.vectorsMillions": "million vectors",
  "data.writesPerSecond": "writes per second",
  "slo.p99Ms": "ms for 99 % of the requests",
  budgetUsdMonth: "USD a month for infrastructure",
};

/** What a key of the profile is about, with its verb. */
const subjects: Readonly<Record<string, string>> = {
  domain: "the domain is",
  "delivery.boundaries": "the boundaries of the domain are",
  "load.pattern": "the traffic is",
};

/** Words of a key that make a sentence of their own. */
const clauses: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "delivery.codebase": { greenfield: "all of it is written anew", brownfield: "there is code already" },
  "models.use": { none: "no models are used", hosted: "hosted models are used", own: "models of one's own are used" },
  "independence.parts": { none: "no part must stand alone", one: "one part must stand alone", several: "several parts must stand alone" },
  "independence.contention": { none: "no team waits for another", some: "teams sometimes wait for each other", blocking: "teams block each other's releases" },
};

const sets: Readonly<Record<string, readonly [gained: string, lost: string]>> = {
  work: ["the work also has", "the work no longer has"],
  "data.needs": ["the data also need", "the data no longer need"],
  ops: ["operations gain", "operations lose"],
  "constraints.regulations": ["the rules also include", "the rules no longer include"],
  "constraints.residency": ["data must also stay in", "data need no longer stay in"],
};

const switches: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  "data.crossModuleTx": ["transactions span several parts", "no transaction spans several parts"],
  "constraints.onPrem": ["it must run on premises", "it need not run on premises"],
  "constraints.customerInstalled": ["customers install it", "customers do not install it"],
};

/** "from 12 engineers in 18 months (now 5)"; where all past a number changes it, "below 15 USD a month for infrastructure (now 60)". */
export function numberWords(key: string, from: number, { before, to, past }: Edge): string {
  const [side, at] = past === true ? [to > from ? "over" : "below", before] : [to > from ? "from" : "at no more than", to];
  const unit = units[key] ?? key;
  return `${side} ${thousands(at)} ${at === 1 ? unit.replace(pluralFirst, "$1") : unit} (now ${thousands(from)})`;
}

/** A first word in the plural, as in "weeks to the first release"; "ms" is none. */
const pluralFirst = /^([a-z]{3,})s\b/;

/** "when the traffic is bursty (now daily)". */
export function wordWords(key: string, from: string, to: string): string {
  const clause = clauses[key]?.[to];
  if (clause !== undefined) return `when ${clause} (now ${said(key, from)})`;
  return `when ${subjects[key] ?? `${key} is`} ${said(key, to)} (now ${said(key, from)})`;
}

/** "when the work also has glue between services". */
export function entryWords(key: string, entry: string, gained: boolean): string {
  const [more, less] = sets[key] ?? [`${key} also has`, `${key} no longer has`];
  return `when ${gained ? more : less} ${said(key, entry)}`;
}

/** "when it must run on premises". */
export function switchWords(key: string, on: boolean): string {
  const [yes, no] = switches[key] ?? [`${key} is true`, `${key} is false`];
  return `when ${on ? yes : no}`;
}
